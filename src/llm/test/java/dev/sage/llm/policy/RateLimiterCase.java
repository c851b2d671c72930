package dev.sage.llm.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.policy.RatePlace.Turn;
import java.time.Duration;

/** What the tests of the rate limiter share: places in its line, by a clock that is turned. */
abstract class RateLimiterCase {

  static final String MODEL = "p/m";
  static final Duration MINUTE = Duration.ofMinutes(1);

  // It begins five seconds before the steady clock overflows: only differences may count.
  final TurnedClock clock = new TurnedClock();

  static RateLimiter limiter(RateLimit limit) {
    return RateLimiter.builder().each(limit).maxWait(Duration.ofMinutes(5)).build();
  }

  RatePlace enter(RateLimiter limiter, long tokens) {
    return limiter.enter(MODEL, () -> tokens, false, clock);
  }

  static void granted(RatePlace place) {
    assertThat(place.poll()).isEqualTo(new Turn.Now());
  }

  static void waits(RatePlace place, Duration expected) {
    assertThat(place.poll()).isEqualTo(new Turn.Later(expected));
  }
}
