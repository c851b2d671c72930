package dev.sage.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.RateLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitHeadersTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "6ms, PT0.006S",
    "1h8m26.585s, PT1H8M26.585S",
    "6m0s, PT6M",
    "120, PT2M",
    "2026-11-22T10:00:30Z, PT30S",
    "2026-11-22T09:00:00Z, PT0S",
  })
  void resets_are_durations_seconds_or_times(String value, Duration expected) {
    assertThat(RateLimitHeaders.duration(value, NOW)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"soon", "''", "1.2.3", "2026-13-45T99:00:00Z"})
  void nonsense_is_unknown(String value) {
    assertThat(RateLimitHeaders.duration(value, NOW)).isNull();
  }

  @Test
  void both_families_of_names_are_read() {
    assertThat(
            RateLimitHeaders.read(
                Map.of("x-ratelimit-limit-requests", "60", "x-ratelimit-reset-tokens", "1s"), NOW))
        .isEqualTo(new RateLimits(60L, null, null, null, null, Duration.ofSeconds(1)));
    assertThat(RateLimitHeaders.read(Map.of("anthropic-ratelimit-tokens-remaining", "7"), NOW))
        .isEqualTo(new RateLimits(null, null, null, null, 7L, null));
    assertThat(RateLimitHeaders.read(Map.of("date", "today"), NOW)).isEqualTo(RateLimits.UNKNOWN);
  }
}
