package dev.sage.llm.provider;

import dev.sage.llm.RateLimits;
import dev.sage.llm.provider.error.RequestIds;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
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

  private RateLimitHeaders() {}

  /** The id that the provider's support asks for. */
  public static @Nullable String requestId(Map<String, String> headers) {
    return RequestIds.of(headers);
  }

  /** The limits; {@link RateLimits#UNKNOWN} where the headers are silent. */
  public static RateLimits read(Map<String, String> headers, Instant now) {
    var openAi = read(headers, "x-ratelimit-", "%2$s-%1$s", now);
    return openAi.equals(RateLimits.UNKNOWN)
        ? read(headers, "anthropic-ratelimit-", "%1$s-%2$s", now)
        : openAi;
  }

  private static RateLimits read(
      Map<String, String> headers, String prefix, String order, Instant now) {
    return new RateLimits(
        number(headers.get(prefix + order.formatted("requests", "limit"))),
        number(headers.get(prefix + order.formatted("requests", "remaining"))),
        duration(headers.get(prefix + order.formatted("requests", "reset")), now),
        number(headers.get(prefix + order.formatted("tokens", "limit"))),
        number(headers.get(prefix + order.formatted("tokens", "remaining"))),
        duration(headers.get(prefix + order.formatted("tokens", "reset")), now));
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
