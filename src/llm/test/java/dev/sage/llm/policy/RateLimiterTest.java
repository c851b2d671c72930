package dev.sage.llm.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.RateLimits;
import dev.sage.llm.Together;
import dev.sage.llm.policy.RatePlace.Turn;
import dev.sage.llm.transport.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Requests and tokens a minute, in order, and a place that is freed. */
class RateLimiterTest {

  private static final String MODEL = "p/m";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  // It begins five seconds before the steady clock overflows: only differences may count.
  private final TurnedClock clock = new TurnedClock();

  private static RateLimiter limiter(RateLimit limit) {
    return RateLimiter.builder().each(limit).maxWait(Duration.ofMinutes(5)).build();
  }

  private RatePlace enter(RateLimiter limiter, long tokens) {
    return limiter.enter(MODEL, () -> tokens, false, clock);
  }

  private static void granted(RatePlace place) {
    assertThat(place.poll()).isEqualTo(new Turn.Now());
  }

  private static void waits(RatePlace place, Duration expected) {
    assertThat(place.poll()).isEqualTo(new Turn.Later(expected));
  }

  @Nested
  class Limits_of_the_program {

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
  }

  @Nested
  class Order {

    @Test
    void only_the_first_is_served_and_the_others_follow_in_order() {
      var limiter = limiter(RateLimit.ofRequests(1));
      granted(enter(limiter, 1));
      var first = enter(limiter, 1);
      var second = enter(limiter, 1);
      clock.turn(MINUTE);

      assertThat(second.poll()).isInstanceOf(Turn.Later.class);
      assertThat(second.ahead()).isEqualTo(1);
      granted(first);
      assertThat(first.ahead()).isZero();
      assertThat(second.ahead()).isZero();
      waits(second, MINUTE);
    }

    @Test
    void a_small_request_does_not_overtake_a_large_one() {
      var limiter = limiter(RateLimit.ofTokens(100));
      granted(enter(limiter, 60));
      var large = enter(limiter, 80);
      waits(large, MINUTE);

      assertThat(enter(limiter, 1).poll()).isInstanceOf(Turn.Later.class);
    }

    @Test
    void a_cancelled_waiter_frees_its_place() {
      var limiter = limiter(RateLimit.ofTokens(100));
      granted(enter(limiter, 60));
      var large = enter(limiter, 80);
      var small = enter(limiter, 10);
      assertThat(small.poll()).isInstanceOf(Turn.Later.class);

      large.leave(null);
      large.leave(null);

      granted(small);
    }

    @Test
    void one_that_leaves_from_the_middle_moves_only_those_behind_it() {
      var limiter = limiter(RateLimit.ofRequests(1));
      granted(enter(limiter, 1));
      var first = enter(limiter, 1);
      var middle = enter(limiter, 1);
      var last = enter(limiter, 1);

      middle.leave(null);

      assertThat(first.ahead()).isZero();
      assertThat(last.ahead()).isEqualTo(1);
      waits(first, MINUTE);
      assertThat(middle.poll()).isInstanceOf(Turn.TooLate.class);
    }

    @Test
    void whoever_waits_is_woken_when_the_one_before_it_goes() throws Exception {
      var limiter = limiter(RateLimit.ofTokens(100));
      granted(enter(limiter, 60));
      var large = enter(limiter, 80);
      var small = enter(limiter, 10);
      var waits = new CountDownLatch(1);
      Sleeper sleeper =
          (delay, cancellation) -> {
            waits.countDown();
            cancellation.await(delay);
          };
      Together.run(
          1,
          _ -> {
            small.await(Duration.ofMinutes(10), sleeper, new Cancellation());
            granted(small);
          },
          _ -> {
            waits.await();
            large.leave(null);
          });
    }

    @Test
    void a_wait_that_is_over_by_itself_leaves_the_next_one_whole() throws Exception {
      var limiter = limiter(RateLimit.ofRequests(1));
      granted(enter(limiter, 1));
      var place = enter(limiter, 1);
      var waits = new ArrayList<Duration>();
      Sleeper sleeper =
          (delay, cancellation) -> {
            assertThat(cancellation.reason()).isNull();
            waits.add(delay);
          };

      place.await(Duration.ofSeconds(3), sleeper, new Cancellation());
      place.await(Duration.ofSeconds(4), sleeper, new Cancellation());

      assertThat(waits).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(4));
    }

    @Test
    void a_cancel_ends_the_wait() throws Exception {
      var limiter = limiter(RateLimit.ofRequests(1));
      granted(enter(limiter, 1));
      var place = enter(limiter, 1);
      var cancellation = new Cancellation();
      cancellation.cancel("no patience");

      place.await(Duration.ofMinutes(10), Sleeper.REAL, cancellation);

      assertThat(cancellation.reason()).isEqualTo("no patience");
    }

    @Test
    void nobody_waits_longer_than_the_longest_wait() {
      var limiter = RateLimiter.builder().each(RateLimit.ofRequests(1)).maxWait(MINUTE).build();
      granted(enter(limiter, 1));
      var first = enter(limiter, 1);
      var second = enter(limiter, 1);
      waits(second, MINUTE);
      clock.turn(MINUTE);

      granted(first);
      assertThat(second.poll()).isEqualTo(new Turn.TooLate(MINUTE));
      var third = enter(limiter, 1);
      clock.turn(MINUTE);
      assertThat(third.poll()).isInstanceOf(Turn.TooLate.class);
    }
  }

  @Nested
  class Limits_of_the_provider {

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
