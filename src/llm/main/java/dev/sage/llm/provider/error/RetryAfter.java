package dev.sage.llm.provider.error;

import dev.sage.llm.provider.json.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How long a provider asks to wait: {@code retry-after-ms}, else {@code retry-after} (seconds or an
 * HTTP date), else Gemini's RetryInfo in the body, else "try again in 18.642s" in its text. A wait
 * that is not positive says nothing (Azure sends {@code retry-after-ms: 0} beside a real one).
 */
public final class RetryAfter {

  private static final int MAX_TEXT = 2_000;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");
  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?:try again|retry|wait)(?: in| after|ing)? (?=\\d)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PART =
      Pattern.compile(
          "\\G\\s?(\\d{1,9}(?:\\.\\d{1,9})?)\\s?(ms|milliseconds?|hours?|h|minutes?|mins?|m|seconds?|secs?|s)\\b"
              + "|\\G(\\d{1,9}(?:\\.\\d{1,9})?)(h|m)(?=\\d)",
          Pattern.CASE_INSENSITIVE);

  private RetryAfter() {}

  /** The wait that an answer asks for, or null where it asks for none. Header names lower-case. */
  public static @Nullable Duration of(Map<String, String> headers, ErrorBody body) {
    Duration millis = number(headers.get("retry-after-ms"), 1e6);
    if (millis != null) {
      return millis;
    }
    Duration seconds = number(headers.get("retry-after"), 1e9);
    if (seconds != null) {
      return seconds;
    }
    Duration date = date(headers);
    return date != null ? date : body.retryAfter();
  }

  private static @Nullable Duration number(@Nullable String value, double nanos) {
    if (value == null || !NUMBER.matcher(value.strip()).matches()) {
      return null;
    }
    return positive(Double.parseDouble(value.strip()) * nanos);
  }

  private static @Nullable Duration positive(double nanos) {
    return nanos >= 1 ? Duration.ofNanos((long) nanos) : null;
  }

  private static @Nullable Duration date(Map<String, String> headers) {
    Instant until = instant(headers.get("retry-after"));
    if (until == null) {
      return null;
    }
    // The server's own clock, so that a wrong one here does not matter.
    Instant sent = instant(headers.get("date"));
    Duration wait = Duration.between(sent != null ? sent : Instant.now(), until);
    return wait.isPositive() ? wait : null;
  }

  private static @Nullable Instant instant(@Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      return ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException noDate) {
      return null;
    }
  }

  /** Gemini's {@code RetryInfo.retryDelay}, or a {@code retry_after} in seconds. */
  static @Nullable Duration inDetails(JsonNode error) {
    for (JsonNode detail : error.path("details")) {
      String delay = detail.path("retryDelay").asString("");
      if (delay.endsWith("s")) {
        return number(delay.substring(0, delay.length() - 1), 1e9);
      }
    }
    JsonNode seconds = error.path("retry_after");
    return seconds.isNumber() ? number(Json.string(seconds), 1e9) : null;
  }

  /** "Please try again in 1m2.5s." */
  static @Nullable Duration inText(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String beginning = text.substring(0, Math.min(text.length(), MAX_TEXT));
    Matcher sentence = SENTENCE.matcher(beginning);
    if (!sentence.find()) {
      return null;
    }
    String rest = beginning.substring(sentence.end());
    double nanos = 0;
    Matcher part = PART.matcher(rest);
    while (part.find()) {
      boolean joined = part.group(1) == null;
      nanos += Double.parseDouble(part.group(joined ? 3 : 1)) * unit(part.group(joined ? 4 : 2));
    }
    return positive(nanos);
  }

  private static double unit(String name) {
    String unit = name.toLowerCase(java.util.Locale.ROOT);
    if (unit.equals("ms") || unit.startsWith("milli")) {
      return 1e6;
    }
    return switch (unit.charAt(0)) {
      case 'h' -> 3600e9;
      case 'm' -> 60e9;
      default -> 1e9;
    };
  }
}
