package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.policy.Budget;
import dev.sage.llm.policy.Fallbacks;
import dev.sage.llm.provider.fake.FakeAnswer;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What calls cost against what they may cost. */
class LlmBudgetTest extends PoliciesCase {

  @Test
  void a_call_over_the_budget_is_not_sent() {
    var fake = fake("a", FakeAnswer.text("here"));
    var budget = Budget.builder().tokensPerRequest(50).build();
    try (var llm = builder().provider(fake).budget(budget).build()) {
      var error = error(events(llm, request("a/m")));

      assertThat(error.kind()).isEqualTo(Kind.BUDGET_EXCEEDED);
      assertThat(error.reason()).isEqualTo("tokens_per_request");
      assertThat(fake.requests()).isEmpty();
      assertThat(records.getFirst().attempts()).hasSize(1);
    }
  }

  @Test
  void an_answer_is_spent_a_failure_before_content_is_not_and_a_cancelled_one_may_have_cost_all() {
    var budget = Budget.builder().tokensPerSession(10_000).build();
    var answered = FakeAnswer.builder().say("x").usage(7, 11).build();
    var refused = FakeAnswer.failure(Kind.INVALID_REQUEST, "No.");
    var cut = FakeAnswer.builder().say("x").fail(Kind.STREAM_INTERRUPTED, "Cut.").build();
    try (var llm = builder().provider(fake("a", answered, refused, cut)).budget(budget).build()) {
      events(llm, request("a/m"));
      assertThat(budget.spent().session().tokens()).isEqualTo(18);
      events(llm, request("a/m"));
      assertThat(budget.spent().session().tokens()).isEqualTo(18);
      events(llm, request("a/m"));
      assertThat(budget.spent().session().tokens()).isGreaterThan(118);
      assertThat(budget.spent().reserved().tokens()).isZero();
    }
  }

  @Test
  void a_stream_that_nobody_reads_gives_its_reservation_back() {
    var budget = Budget.builder().tokensPerSession(10_000).build();
    try (var llm = builder().provider(fake("a", FakeAnswer.text("x"))).budget(budget).build()) {
      llm.stream(request("a/m")).close();
      var begun = llm.stream(request("a/m"));
      assertThat(begun.iterator().hasNext()).isTrue();
      begun.close();
      assertThat(budget.spent().reserved().tokens()).isZero();
    }
  }

  @Test
  void a_fallback_is_counted_by_its_own_price() {
    var budget = Budget.builder().dollarsPerDay("1").build();
    var answer = FakeAnswer.builder().say("x").usage(1000, 100).build();
    try (var llm =
        builder()
            .provider(fake("openai-responses", FakeAnswer.failure(Kind.BILLING, "No credit.")))
            .provider(fake("openai", answer))
            .fallbacks(Fallbacks.of("openai/gpt-4.1"))
            .budget(budget)
            .build()) {
      events(llm, request("openai-responses/gpt-4.1"));

      assertThat(budget.spent().today().dollars()).isEqualByComparingTo("0.0028");
      assertThat(budget.spent().reserved().tokens()).isZero();
    }
  }

  @Test
  void the_cap_holds_for_64_calls_at_once() throws Exception {
    var budget = Budget.builder().tokensPerSession(1030).build();
    var answers = new ConcurrentLinkedQueue<StreamEvent>();
    var fake = fake("a", FakeAnswer.builder().say("x").usage(3, 100).build());
    try (var llm = Llm.builder().environment(Map.of()).provider(fake).budget(budget).build()) {
      Together.run(64, _ -> answers.add(events(llm, request("a/m")).getLast()));
    }
    assertThat(answers).hasSize(64);
    assertThat(answers.stream().filter(StreamEvent.End.class::isInstance).count())
        .isLessThanOrEqualTo(10);
    assertThat(budget.spent().session().tokens()).isLessThanOrEqualTo(1030);
    assertThat(budget.spent().reserved().tokens()).isZero();
  }
}
