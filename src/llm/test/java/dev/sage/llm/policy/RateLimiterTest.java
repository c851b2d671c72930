package dev.sage.llm.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.Together;
import dev.sage.llm.policy.RatePlace.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits of the program: requests and tokens a minute. */
class RateLimiterTest extends RateLimiterCase {

  @Test
  void so_many_requests_go_and_the_next_waits_until_the_first_is_a_minute_old() {
    var limiter = limiter(RateLimit.ofRequests(2));
    granted(enter(limiter, 1));
    clock.turn(Duration.ofSeconds(10));
    granted(enter(limiter, 1));

    var third = enter(limiter, 1);
    waits(third, Duration.ofSeconds(50));
    clock.turn(Duration.ofSeconds(50));
    granted(third);
    waits(enter(limiter, 1), Duration.ofSeconds(10));
  }

  @Test
  void no_minute_has_more_than_the_limit_wherever_it_begins() {
    var limiter = RateLimiter.builder().each(RateLimit.ofRequests(5)).maxWait(MINUTE).build();
    var grants = new ArrayList<Long>();
    for (int i = 0; i < 200; i++) {
      var place = enter(limiter, 1);
      while (place.poll() instanceof Turn.Later(Duration wait)) {
        clock.turn(wait);
      }
      grants.add(clock.nanos());
      clock.turn(Duration.ofSeconds(i % 7));
    }
    for (int i = 5; i < grants.size(); i++) {
      assertThat(grants.get(i) - grants.get(i - 5)).isGreaterThanOrEqualTo(MINUTE.toNanos());
    }
  }

  @Test
  void tokens_count_as_they_were_guessed_until_they_are_known() {
    var limiter = limiter(RateLimit.ofTokens(100));
    var first = enter(limiter, 80);
    granted(first);
    var second = enter(limiter, 40);
    waits(second, MINUTE);

    first.leave(60L);

    granted(second);
    waits(enter(limiter, 1), MINUTE);
  }

  @Test
  void a_correction_of_what_has_left_the_window_changes_nothing() {
    var limiter = limiter(RateLimit.ofTokens(100));
    var first = enter(limiter, 100);
    granted(first);
    clock.turn(MINUTE);
    granted(enter(limiter, 100));

    first.leave(10L);

    waits(enter(limiter, 1), MINUTE);
  }

  @Test
  void more_tokens_than_the_limit_go_alone() {
    var limiter = limiter(RateLimit.ofTokens(100));
    granted(enter(limiter, 5000));
    waits(enter(limiter, 1), MINUTE);
  }

  @Test
  void more_tokens_than_the_limit_wait_until_all_others_are_a_minute_old() {
    var limiter = limiter(RateLimit.ofTokens(100));
    granted(enter(limiter, 30));
    clock.turn(Duration.ofSeconds(20));
    granted(enter(limiter, 30));

    var huge = enter(limiter, 5000);
    waits(huge, MINUTE);
    clock.turn(MINUTE);
    granted(huge);
  }

  @Test
  void as_many_must_grow_old_as_are_needed() {
    var limiter = limiter(RateLimit.ofTokens(100));
    granted(enter(limiter, 40));
    clock.turn(Duration.ofSeconds(20));
    granted(enter(limiter, 40));

    waits(enter(limiter, 70), MINUTE);
  }

  @Test
  void what_is_never_counted_stays_as_it_was_guessed() {
    var limiter = limiter(RateLimit.ofTokens(100));
    var place = enter(limiter, 80);
    granted(place);
    place.leave(null);

    waits(enter(limiter, 30), MINUTE);
  }

  @Test
  void both_limits_hold() {
    var limiter = limiter(RateLimit.ofRequests(3).andTokens(100));
    granted(enter(limiter, 90));
    var second = enter(limiter, 20);
    waits(second, MINUTE);
    clock.turn(MINUTE);
    granted(second);
  }

  @Test
  void models_do_not_share_them_and_may_have_their_own() {
    var limiter =
        RateLimiter.builder()
            .each(RateLimit.ofRequests(1))
            .model("p/other", RateLimit.ofRequests(2))
            .build();
    granted(enter(limiter, 1));
    granted(limiter.enter("p/other", () -> 1, false, clock));
    granted(limiter.enter("p/other", () -> 1, false, clock));
    waits(limiter.enter("p/other", () -> 1, false, clock), MINUTE);
    waits(enter(limiter, 1), MINUTE);
  }

  @Test
  void a_limit_is_at_least_one() {
    assertThatThrownBy(() -> RateLimit.ofRequests(0)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> RateLimit.ofTokens(-1)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> RateLimiter.builder().maxWait(Duration.ofSeconds(-1)))
        .hasMessageContaining("negative");
  }

  /** 64 threads ask as often as they like while the clock stands still; then it goes a minute. */
  @Test
  void limits_hold_exactly_under_64_parallel_callers_and_the_order_is_that_of_arrival()
      throws Exception {
    var limiter =
        RateLimiter.builder().each(RateLimit.ofRequests(10).andTokens(90)).maxWait(MINUTE).build();
    var places = new ArrayList<RatePlace>();
    for (int i = 0; i < 64; i++) {
      places.add(enter(limiter, 10));
    }
    for (int granted = 9; granted < 64 + 9; granted += 9) {
      pollAll(places);

      int expected = Math.min(64, granted);
      for (int i = 0; i < 64; i++) {
        assertThat(places.get(i).poll() instanceof Turn.Now)
            .as("place %s", i)
            .isEqualTo(i < expected);
      }
      clock.turn(MINUTE);
    }
  }

  private static void pollAll(List<RatePlace> places) throws Exception {
    Together.run(
        places.size(),
        number -> {
          for (int i = 0; i < 500 && !(places.get(number).poll() instanceof Turn.Now); i++) {
            Thread.onSpinWait();
          }
        });
  }
}
