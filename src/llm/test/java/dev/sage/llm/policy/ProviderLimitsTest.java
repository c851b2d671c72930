package dev.sage.llm.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.RateLimits;
import dev.sage.llm.policy.RatePlace.Turn;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Limits of the provider, as its headers and refusals tell them. */
class ProviderLimitsTest extends RateLimiterCase {

  private final RateLimiter limiter = RateLimiter.create();

  private void told(@Nullable Long limit, @Nullable Long left, @Nullable Duration reset) {
    var place = enter(limiter, 10);
    granted(place);
    place.answered(new RateLimits(limit, left, reset, null, null, null));
    place.leave(null);
  }

  @Test
  void nothing_left_waits_until_the_moment_that_the_headers_name() {
    told(null, 0L, Duration.ofSeconds(20));
    var next = enter(limiter, 10);
    waits(next, Duration.ofSeconds(20));
    clock.turn(Duration.ofSeconds(20));
    granted(next);
  }

  @Test
  void a_known_limit_comes_back_bit_by_bit() {
    told(60L, 0L, Duration.ofSeconds(60));
    var next = enter(limiter, 10);
    waits(next, Duration.ofSeconds(1));
    clock.turn(Duration.ofSeconds(1));
    granted(next);
    waits(enter(limiter, 10), Duration.ofSeconds(1));
  }

  @Test
  void what_is_left_is_shared_by_those_who_ask_at_once() {
    told(100L, 2L, Duration.ofSeconds(49));
    granted(enter(limiter, 10));
    granted(enter(limiter, 10));
    assertThat(enter(limiter, 10).poll()).isInstanceOf(Turn.Later.class);
  }

  @Test
  void calls_on_their_way_may_not_be_counted_yet() {
    var early = enter(limiter, 10);
    granted(early);
    told(null, 1L, Duration.ofSeconds(30));
    waits(enter(limiter, 10), Duration.ofSeconds(30));
  }

  @Test
  void tokens_too() {
    var place = enter(limiter, 10);
    granted(place);
    place.answered(new RateLimits(null, null, null, 1000L, 50L, Duration.ofSeconds(57)));
    granted(enter(limiter, 50));
    // 950 come back in 57 seconds, and 500 are needed.
    waits(enter(limiter, 500), Duration.ofSeconds(30));
  }

  @Test
  void tokens_are_not_guessed_while_nobody_has_spoken_of_them() {
    LongSupplier never =
        () -> {
          throw new AssertionError("guessed");
        };
    granted(limiter.enter(MODEL, never, false, clock));
    told(10L, 9L, Duration.ofSeconds(6));
    granted(limiter.enter(MODEL, never, false, clock));
  }

  @Test
  void more_than_the_whole_limit_waits_for_the_whole_limit_only() {
    var place = enter(limiter, 10);
    granted(place);
    place.answered(new RateLimits(null, null, null, 100L, 100L, Duration.ofSeconds(30)));
    granted(enter(limiter, 5000));
  }

  @Test
  void without_a_reset_a_minute_is_waited_and_what_is_not_said_is_not_known() {
    told(null, 0L, null);
    waits(enter(limiter, 10), MINUTE);
  }

  @Test
  void silent_headers_change_nothing() {
    told(null, null, null);
    told(10L, null, Duration.ofSeconds(5));
    granted(enter(limiter, 10));
  }

  @Test
  void a_reset_that_is_now_is_over() {
    told(10L, 0L, Duration.ZERO);
    granted(enter(limiter, 10));
  }

  @Test
  void rather_than_fail_for_hours_by_a_header_the_provider_is_asked() {
    told(null, 0L, Duration.ofHours(8));
    granted(enter(limiter, 10));
  }

  @Test
  void a_refusal_makes_everybody_wait_but_the_one_who_has_waited() {
    var refused = enter(limiter, 10);
    granted(refused);
    refused.refused(Duration.ofSeconds(12));
    refused.refused(Duration.ofSeconds(5));
    refused.leave(null);

    var other = enter(limiter, 10);
    waits(other, Duration.ofSeconds(12));
    other.leave(null);
    granted(limiter.enter(MODEL, () -> 10, true, clock));
    clock.turn(Duration.ofSeconds(12));
    granted(enter(limiter, 10));
  }

  @Test
  void a_refusal_for_longer_than_anybody_waits_blocks_nobody() {
    var refused = enter(limiter, 10);
    granted(refused);
    refused.refused(Duration.ofHours(14));
    granted(enter(limiter, 10));
  }

  @Test
  void headers_are_obeyed_only_where_they_shall_be() {
    var deaf = RateLimiter.builder().obeysHeaders(false).build();
    var place = enter(deaf, 10);
    granted(place);
    place.answered(new RateLimits(null, 0L, Duration.ofSeconds(20), null, null, null));
    place.refused(Duration.ofSeconds(20));
    granted(enter(deaf, 10));
  }
}
