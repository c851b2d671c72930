package dev.sage.llm.provider;

import dev.sage.llm.RateLimits;
import dev.sage.llm.provider.error.RequestIds;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads limits and request ids from response headers (lower-case names). Sources: the vendors'
 * documentation and recorded responses; OpenAI's resets are durations such as {@code 1h8m26.585s}
 * or plain seconds (Azure), Anthropic's are RFC 3339 times.
 */
public final class RateLimitHeaders {

  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|us|µs|ns|h|m|s|d)");

  private static final List<Names> VENDORS =
      List.of(
          new Names(
              "x-ratelimit-limit-requests",
              "x-ratelimit-remaining-requests",
              "x-ratelimit-reset-requests",
              "x-ratelimit-limit-tokens",
              "x-ratelimit-remaining-tokens",
              "x-ratelimit-reset-tokens"),
          new Names(
              "anthropic-ratelimit-requests-limit",
              "anthropic-ratelimit-requests-remaining",
              "anthropic-ratelimit-requests-reset",
              "anthropic-ratelimit-tokens-limit",
              "anthropic-ratelimit-tokens-remaining",
              "anthropic-ratelimit-tokens-reset"));

  /**
   * How a vendor names its six headers. Written out, because they are looked up between the
   * response's head and the first token of every call: putting the names together there took longer
   * than everything else that is done with the head.
   */
  private record Names(
      String requestLimit,
      String requestsRemaining,
      String requestsReset,
      String tokenLimit,
      String tokensRemaining,
      String tokensReset) {

    boolean anyOf(Map<String, String> headers) {
      return headers.containsKey(requestLimit)
          || headers.containsKey(requestsRemaining)
          || headers.containsKey(requestsReset)
          || headers.containsKey(tokenLimit)
          || headers.containsKey(tokensRemaining)
          || headers.containsKey(tokensReset);
    }

    RateLimits read(Map<String, String> headers, Instant now) {
      return new RateLimits(
          number(headers.get(requestLimit)),
          number(headers.get(requestsRemaining)),
          duration(headers.get(requestsReset), now),
          number(headers.get(tokenLimit)),
          number(headers.get(tokensRemaining)),
          duration(headers.get(tokensReset), now));
    }
  }

  private RateLimitHeaders() {}

  /**
   * The id that the provider's support asks for.
   *
   * @param headers names in lower case
   * @return the id; null where there is none
   */
  public static @Nullable String requestId(Map<String, String> headers) {
    return RequestIds.of(headers);
  }

  /**
   * {@return the limits; {@link RateLimits#UNKNOWN} where the headers are silent}
   *
   * @param headers names in lower case
   * @param now when they arrived, for those that name a date
   */
  public static RateLimits read(Map<String, String> headers, Instant now) {
    for (Names names : VENDORS) {
      if (names.anyOf(headers)) {
        return names.read(headers, now);
      }
    }
    return RateLimits.UNKNOWN;
  }

  private static @Nullable Long number(@Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      return Long.valueOf(value.strip());
    } catch (NumberFormatException notANumber) {
      return null; // a header is a hint, not a reason to fail
    }
  }

  static @Nullable Duration duration(@Nullable String value, Instant now) {
    if (value == null || value.isBlank()) {
      return null;
    }
    try {
      if (value.indexOf('T') > 0) {
        var left = Duration.between(now, Instant.parse(value.strip()));
        return left.isNegative() ? Duration.ZERO : left;
      }
      return value.strip().chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.')
          ? nanos(Double.parseDouble(value.strip()) * 1e9)
          : parts(value);
    } catch (NumberFormatException | DateTimeException malformed) {
      return null; // a header is a hint, not a reason to fail
    }
  }

  private static @Nullable Duration parts(String value) {
    var matcher = PART.matcher(value);
    double total = 0;
    boolean any = false;
    while (matcher.find()) {
      any = true;
      total += Double.parseDouble(matcher.group(1)) * unit(matcher.group(2));
    }
    return any ? nanos(total) : null;
  }

  private static double unit(String name) {
    return switch (name) {
      case "d" -> 86_400e9;
      case "h" -> 3_600e9;
      case "m" -> 60e9;
      case "s" -> 1e9;
      case "ms" -> 1e6;
      case "ns" -> 1;
      default -> 1e3;
    };
  }

  private static Duration nanos(double value) {
    return Duration.ofNanos((long) value);
  }
}
