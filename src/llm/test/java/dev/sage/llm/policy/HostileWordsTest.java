package dev.sage.llm.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.LlmException;
import dev.sage.llm.Message;
import dev.sage.llm.RateLimits;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Usage;
import dev.sage.llm.policy.RatePlace.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a provider's numbers are, policies go on deciding. */
class HostileWordsTest {

  /** More than 292 years, which a count of nanoseconds can't say. */
  private static final Duration MILLENNIA = Duration.ofDays(365L * 8000);

  private static final ChatRequest REQUEST = ChatRequest.of("failing/m", Message.user("Hi"));

  private final TurnedClock clock = new TurnedClock();

  private static List<StreamEvent> events(FailingProvider provider) {
    var events = new ArrayList<StreamEvent>();
    try (var llm =
            Llm.builder().environment(Map.of()).sleeper((_, _) -> {}).provider(provider).build();
        var stream = llm.stream(REQUEST)) {
      stream.events().forEach(events::add);
    }
    return events;
  }

  @Test
  void a_wait_of_millennia_is_an_error_of_the_call_like_any_other() {
    var error = LlmError.of(Kind.RATE_LIMITED, "", null, "Slow down.").withRetryAfter(MILLENNIA);

    var events = events(new FailingProvider(error, Map.of(), false));

    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            StreamEvent.Failure.class,
            failure -> {
              assertThat(failure.error().kind()).isEqualTo(Kind.RATE_LIMITED);
              assertThat(failure.error().message()).contains("try again after ");
            });
  }

  @Test
  void a_limit_that_resets_in_millennia_is_not_believed() {
    var limiter = RateLimiter.create();
    var first = limiter.enter("p/m", () -> 1, false, clock);
    first.poll();

    first.answered(new RateLimits(50L, 0L, MILLENNIA, null, null, null));

    assertThat(limiter.enter("p/m", () -> 1, false, clock).poll()).isEqualTo(new Turn.Now());
  }

  @Test
  void a_program_may_wait_for_ever() {
    var forever = Duration.ofSeconds(Long.MAX_VALUE);
    var limiter = RateLimiter.builder().each(RateLimit.ofRequests(1)).maxWait(forever).build();
    limiter.enter("p/m", () -> 1, false, clock).poll();

    assertThat(limiter.enter("p/m", () -> 1, false, clock).poll())
        .isEqualTo(new Turn.Later(Duration.ofMinutes(1)));
    var patient = new RetryPolicy(3, forever, 2, forever, forever);
    var error = LlmError.of(Kind.OVERLOADED, "", null, "Busy.");
    assertThat(patient.decide(error, 1, null, new Random(1)))
        .isInstanceOf(RetryPolicy.Decision.Again.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"perhaps", "", "1"})
  void a_word_for_should_retry_that_nobody_knows_says_nothing(String word) {
    var error = LlmError.of(Kind.OVERLOADED, "", null, "Busy.");
    var provider = new FailingProvider(error, Map.of("x-should-retry", word), false);

    events(provider);

    assertThat(provider.opened()).isEqualTo(3);
  }

  @Test
  void a_count_that_overflows_fills_the_budget_instead_of_emptying_it() {
    var budget = Budget.builder().tokensPerSession(100_000).build();

    budget.reserve(REQUEST, false).spend(new Usage(Long.MAX_VALUE, null, null, 5L, null, null));

    assertThat(budget.spent().session().tokens()).isEqualTo(Long.MAX_VALUE);
    assertThatThrownBy(() -> budget.reserve(REQUEST, false)).isInstanceOf(LlmException.class);
  }

  @Test
  void a_count_below_zero_counts_as_unknown() {
    var budget = Budget.builder().tokensPerSession(100_000).build();
    var one = budget.reserve(REQUEST, false);
    var reserved = budget.spent().reserved().tokens();
    one.spend(new Usage(-500L, null, null, 5L, null, null));
    budget.reserve(REQUEST, false).spend(new Usage(5L, null, null, -500L, null, null));

    assertThat(budget.spent().session().tokens()).isEqualTo(2 * reserved);
  }

  @Test
  void an_assumed_output_without_end_is_over_every_cap() {
    var budget = Budget.builder().tokensPerSession(100_000).assumedOutput(Long.MAX_VALUE).build();

    assertThatThrownBy(() -> budget.reserve(REQUEST, false))
        .isInstanceOfSatisfying(
            LlmException.class,
            refused -> assertThat(refused.error().reason()).isEqualTo("tokens_per_session"));
    assertThatThrownBy(() -> Budget.builder().assumedOutput(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_token_count_that_is_too_large_does_not_open_the_window() {
    var limiter = RateLimiter.builder().each(RateLimit.ofTokens(100)).build();
    for (int i = 0; i < 2; i++) {
      var place = limiter.enter("p/m", () -> 10, false, clock);
      place.poll();
      place.leave(Long.MAX_VALUE);
      clock.turn(Duration.ofSeconds(61));
    }
    var last = limiter.enter("p/m", () -> 10, false, clock);
    last.poll();
    last.leave(Long.MAX_VALUE);

    assertThat(limiter.enter("p/m", () -> 10, false, clock).poll()).isInstanceOf(Turn.Later.class);
  }

  @Test
  void who_stands_first_and_asks_no_more_does_not_hold_up_the_others_for_ever() {
    var limiter = RateLimiter.builder().each(RateLimit.ofRequests(1)).build();
    limiter.enter("p/m", () -> 1, false, clock).poll();
    var lost = limiter.enter("p/m", () -> 1, false, clock); // a stream that nobody reads or closes
    lost.poll();
    clock.turn(Duration.ofMinutes(5));

    assertThat(limiter.enter("p/m", () -> 1, false, clock).poll()).isEqualTo(new Turn.Now());
    assertThat(lost.poll()).isInstanceOf(Turn.TooLate.class);
    lost.leave(null);
  }

  @Test
  void who_stands_second_waits_as_long_as_the_first_may() {
    var limiter = RateLimiter.builder().each(RateLimit.ofRequests(1)).build();
    limiter.enter("p/m", () -> 1, false, clock).poll();
    var first = limiter.enter("p/m", () -> 1, false, clock);
    var second = limiter.enter("p/m", () -> 1, false, clock);
    clock.turn(Duration.ofSeconds(59));

    assertThat(second.poll()).isInstanceOf(Turn.Later.class);
    clock.turn(Duration.ofSeconds(1));
    assertThat(first.poll()).isEqualTo(new Turn.Now());
  }

  @Test
  void waits_below_zero_and_factors_that_are_no_number_are_refused() {
    var second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new RetryPolicy(3, second, Double.NaN, second, second))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetryPolicy(3, second.negated(), 2, second, second))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetryPolicy(3, second, 2, second.negated(), second))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
