package dev.sage.llm.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.Together;
import dev.sage.llm.policy.RatePlace.Turn;
import dev.sage.llm.transport.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Who is served when, who waits for how long, and a place that is freed. */
class RateLimiterOrderTest extends RateLimiterCase {

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
