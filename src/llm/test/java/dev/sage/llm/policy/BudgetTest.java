package dev.sage.llm.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.LlmException;
import dev.sage.llm.Message;
import dev.sage.llm.Together;
import dev.sage.llm.Usage;
import dev.sage.llm.cost.Prices;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Caps in tokens and dollars: of a call, a session, a day. */
class BudgetTest {

  private static final TokenEstimate TEN = _ -> 10;

  private final TurnedClock clock = new TurnedClock();

  private Budget.Builder budget() {
    return Budget.builder().estimate(TEN).clock(clock);
  }

  private static ChatRequest request(int maxTokens) {
    return request("openai/gpt-4.1", maxTokens);
  }

  private static ChatRequest request(String model, int maxTokens) {
    return ChatRequest.builder(model).message(Message.user("Hi")).maxTokens(maxTokens).build();
  }

  private static Usage usage(long input, long output) {
    return new Usage(input, 0L, 0L, output, null, null);
  }

  private static LlmError refusal(Budget budget, ChatRequest request) {
    try {
      budget.reserve(request, false);
    } catch (LlmException refused) {
      assertThat(refused.error().kind()).isEqualTo(Kind.BUDGET_EXCEEDED);
      return refused.error();
    }
    throw new AssertionError("it was let through");
  }

  @ParameterizedTest
  @CsvSource({"REQUEST,tokens_per_request", "SESSION,tokens_per_session", "DAY,tokens_per_day"})
  void a_cap_in_tokens_names_itself_and_what_is_left(Caps.Span span, String reason) {
    var builder = budget();
    var budget =
        switch (span) {
          case REQUEST -> builder.tokensPerRequest(100).build();
          case SESSION -> builder.tokensPerSession(100).build();
          case DAY -> builder.tokensPerDay(100).build();
        };
    budget.reserve(request(90), false).release();

    var error = refusal(budget, request(91));

    assertThat(error.reason()).isEqualTo(reason);
    assertThat(error.message()).contains("101 tokens").contains("100");
  }

  @ParameterizedTest
  @CsvSource({"REQUEST,dollars_per_request", "SESSION,dollars_per_session", "DAY,dollars_per_day"})
  void a_cap_in_dollars_too(Caps.Span span, String reason) {
    // gpt-4.1: 2 dollars a million in, 8 out; 10 in and 1,000 out are 0.00802.
    var builder = budget();
    var budget =
        switch (span) {
          case REQUEST -> builder.dollarsPerRequest("0.01").build();
          case SESSION -> builder.dollarsPerSession("0.01").build();
          case DAY -> builder.dollarsPerDay("0.01").build();
        };
    budget.reserve(request(1000), false).release();

    var error = refusal(budget, request(2000));

    assertThat(error.reason()).isEqualTo(reason);
    assertThat(error.message()).contains("$0.01602").contains("$0.01 ");
  }

  @Test
  void what_the_provider_counted_takes_the_place_of_what_was_set_aside() {
    var budget = budget().tokensPerSession(1000).build();
    var reservation = budget.reserve(request(500), false);
    assertThat(budget.spent().reserved().tokens()).isEqualTo(510);

    reservation.spend(usage(12, 30));
    reservation.spend(usage(12, 30));
    reservation.release();

    assertThat(budget.spent().session().tokens()).isEqualTo(42);
    assertThat(budget.spent().today().tokens()).isEqualTo(42);
    assertThat(budget.spent().reserved().tokens()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      value = {"-,-", "12,-", "-,30"},
      nullValues = "-")
  void what_nobody_counted_counts_as_it_was_set_aside(Long input, Long output) {
    var budget = budget().tokensPerSession(1000).build();

    budget.reserve(request(500), false).spend(new Usage(input, null, null, output, null, null));

    assertThat(budget.spent().session().tokens()).isEqualTo(510);
  }

  @Test
  void dollars_are_exact() {
    var budget = budget().dollarsPerDay("1").build();

    budget.reserve(request(500), false).spend(usage(1000, 100));

    // 1,000 in at 2 dollars a million, 100 out at 8.
    assertThat(budget.spent().today().dollars()).isEqualByComparingTo("0.0028");
  }

  @Test
  void a_call_that_names_no_limit_is_taken_to_answer_4096_tokens() {
    var budget = budget().tokensPerRequest(5000).build();
    var request = ChatRequest.of("openai/gpt-4.1", Message.user("Hi"));

    budget.reserve(request, false);

    assertThat(budget.spent().reserved().tokens()).isEqualTo(4106);
    assertThat(refusal(budget().tokensPerRequest(4000).build(), request).reason())
        .isEqualTo("tokens_per_request");
    budget().assumedOutput(100).tokensPerRequest(4000).build().reserve(request, false);
  }

  @Test
  void a_model_without_a_price_is_refused_where_a_cap_is_in_dollars() {
    var budget = budget().dollarsPerDay("1").build();

    var error = refusal(budget, request("mine/llama", 10));

    assertThat(error.reason()).isEqualTo("price_unknown");
    assertThat(error.message()).contains("mine/llama").contains("prices");
    budget().tokensPerDay(100).build().reserve(request("mine/llama", 10), false);
  }

  @Test
  void prices_may_be_the_programs_own() {
    var unknown = budget().prices(Prices.none()).dollarsPerDay("1").build();
    assertThat(refusal(unknown, request(10)).reason()).isEqualTo("price_unknown");

    var inTokens = budget().prices(Prices.none()).tokensPerDay(100).build();
    inTokens.reserve(request(10), false).spend(usage(1, 2));
    assertThat(inTokens.spent().today().tokens()).isEqualTo(3);
  }

  @Test
  void a_model_on_the_users_machine_costs_no_dollars() {
    var budget = budget().dollarsPerDay("1").build();

    budget.reserve(request("ollama/llama", 10), true).spend(usage(5, 5));

    assertThat(budget.spent().session().dollars()).isEqualByComparingTo(BigDecimal.ZERO);
    assertThat(budget.spent().session().tokens()).isEqualTo(10);
  }

  @Test
  void a_day_ends_at_midnight_UTC_and_a_session_does_not() {
    var budget = budget().tokensPerDay(100).tokensPerSession(150).build();
    budget.reserve(request(80), false).spend(usage(10, 80));
    assertThat(refusal(budget, request(10)).reason()).isEqualTo("tokens_per_day");

    clock.turn(Duration.ofHours(14));

    budget.reserve(request(10), false).spend(usage(10, 10));
    assertThat(budget.spent().today().tokens()).isEqualTo(20);
    assertThat(refusal(budget, request(80)).reason()).isEqualTo("tokens_per_session");
  }

  @Test
  void what_was_spent_before_counts() {
    var budget = budget().tokensPerDay(100).spentToday(95, "0.5").build();

    assertThat(refusal(budget, request(10)).message()).contains("5 are left");
    assertThat(budget.spent().today().dollars()).isEqualByComparingTo("0.5");
    assertThat(budget.spent().session().tokens()).isZero();
  }

  @Test
  void caps_are_more_than_nothing() {
    assertThatThrownBy(() -> Budget.builder().tokensPerDay(0)).hasMessageContaining("more than 0");
    assertThatThrownBy(() -> Budget.builder().dollarsPerDay("-1"))
        .hasMessageContaining("more than 0");
  }

  /** What is reserved and what is spent never go over the cap, whoever comes first. */
  @Test
  void it_holds_exactly_under_64_parallel_callers() throws Exception {
    var budget = budget().tokensPerSession(1000).build();
    var reserved = new ConcurrentLinkedQueue<Reservation>();
    var refused = new AtomicInteger();
    Together.run(
        64,
        _ -> {
          try {
            reserved.add(budget.reserve(request(90), false));
          } catch (LlmException exceeded) {
            refused.incrementAndGet();
          }
        });
    assertThat(reserved).hasSize(10);
    assertThat(refused).hasValue(54);

    // Half of it comes back: five more may go, whichever.
    var first = new ArrayList<>(reserved);
    first.forEach(reservation -> reservation.spend(usage(10, 40)));
    for (int i = 0; i < 5; i++) {
      budget.reserve(request(90), false);
    }
    assertThat(refusal(budget, request(1)).message()).contains("0 are left");
  }
}
