package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.policy.Budget;
import dev.sage.llm.policy.Fallbacks;
import dev.sage.llm.policy.RateLimit;
import dev.sage.llm.policy.RateLimiter;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.llm.server.FaultServer;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.TappedFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The policies around a call, together. */
class LlmPoliciesTest {

  private final List<CallRecord> records = new ArrayList<>();

  private Llm.Builder builder() {
    return Llm.builder().environment(Map.of()).sleeper((_, _) -> {}).tap(_ -> new Records());
  }

  private final class Records implements CallTap {
    @Override
    public void frame(TappedFrame frame) {}

    @Override
    public void end(CallRecord record) {
      records.add(record);
    }
  }

  private static FakeProvider fake(String name, FakeAnswer... answers) {
    var builder = FakeProvider.builder().name(name);
    for (var answer : answers) {
      builder.answer(answer);
    }
    return builder.build();
  }

  private static ChatRequest request(String model) {
    return ChatRequest.builder(model).message(Message.user("Hi")).maxTokens(100).build();
  }

  private static List<StreamEvent> events(Llm llm, ChatRequest request) {
    var events = new ArrayList<StreamEvent>();
    try (var stream = llm.stream(request)) {
      stream.events().forEach(events::add);
    }
    return events;
  }

  private static LlmError error(List<StreamEvent> events) {
    return ((StreamEvent.Failure) events.getLast()).error();
  }

  private static List<String> warnings(List<StreamEvent> events) {
    return events.stream()
        .filter(StreamEvent.Warning.class::isInstance)
        .map(event -> ((StreamEvent.Warning) event).code())
        .toList();
  }

  @Nested
  class Fallback {
    private static final FakeAnswer BUSY = FakeAnswer.failure(Kind.OVERLOADED, "Busy.");

    @Test
    void another_model_answers_when_the_retries_of_the_first_are_used_up() {
      var first = fake("a", BUSY);
      var second = fake("b", FakeAnswer.text("here"));
      try (var llm =
          builder().provider(first).provider(second).fallbacks(Fallbacks.of("b/m")).build()) {
        var events = events(llm, request("a/m"));

        assertThat(first.requests()).hasSize(3);
        assertThat(second.requests()).hasSize(1);
        assertThat(events.getLast()).isInstanceOf(StreamEvent.End.class);
        assertThat(warnings(events)).containsExactly("model_switched");
        assertThat(events)
            .filteredOn(StreamEvent.Started.class::isInstance)
            .singleElement()
            .satisfies(e -> assertThat(((StreamEvent.Started) e).provider()).isEqualTo("b"));
        assertThat(records.getFirst().attempts())
            .extracting(attempt -> attempt.provider() + "/" + attempt.model())
            .containsExactly("a/m", "a/m", "a/m", "b/m");
        assertThat(records.getFirst().attempts().get(2).delay()).isEqualTo(Duration.ZERO);
      }
    }

    @Test
    void a_fallback_has_its_own_retries() {
      var second = fake("b", BUSY, BUSY, FakeAnswer.text("here"));
      try (var llm =
          builder()
              .provider(fake("a", BUSY))
              .provider(second)
              .fallbacks(Fallbacks.of("b/m"))
              .build()) {
        assertThat(events(llm, request("a/m")).getLast()).isInstanceOf(StreamEvent.End.class);
        assertThat(second.requests()).hasSize(3);
      }
    }

    @Test
    void a_failure_that_another_model_would_share_is_final() {
      var second = fake("b", FakeAnswer.text("here"));
      var wrong = fake("a", FakeAnswer.failure(Kind.INVALID_REQUEST, "No."));
      try (var llm =
          builder().provider(wrong).provider(second).fallbacks(Fallbacks.of("b/m")).build()) {
        assertThat(error(events(llm, request("a/m"))).kind()).isEqualTo(Kind.INVALID_REQUEST);
        assertThat(second.requests()).isEmpty();
      }
    }

    @Test
    void nothing_is_switched_after_content() {
      var broken = FakeAnswer.builder().say("some").fail(Kind.OVERLOADED, "Busy.").build();
      var second = fake("b", FakeAnswer.text("here"));
      try (var llm =
          builder()
              .provider(fake("a", broken))
              .provider(second)
              .fallbacks(Fallbacks.of("b/m"))
              .build()) {
        assertThat(error(events(llm, request("a/m"))).partialText()).isEqualTo("some");
        assertThat(second.requests()).isEmpty();
      }
    }

    @Test
    void a_fallback_without_a_key_is_passed_by_and_the_error_is_the_first_models() {
      try (var llm =
          builder()
              .provider(fake("a", BUSY))
              .provider(fake("c", FakeAnswer.failure(Kind.BILLING, "No credit.")))
              .fallbacks(Fallbacks.of("openai/gpt-4.1", "c/m"))
              .build()) {
        var error = error(events(llm, request("a/m")));

        assertThat(error.kind()).isEqualTo(Kind.OVERLOADED);
        assertThat(error.provider()).isEqualTo("a");
        assertThat(error.attempts()).isEqualTo(5);
        assertThat(error.message())
            .contains("openai/gpt-4.1: missing_credentials")
            .contains("c/m: billing");
      }
    }

    @Test
    void models_may_have_their_own_list_and_are_never_their_own_fallback() {
      var fallbacks = Fallbacks.of("a/m", "b/m").withModel("a/special", "c/m");

      assertThat(fallbacks.after("a/m")).containsExactly("b/m");
      assertThat(fallbacks.after("a/special")).containsExactly("c/m");
      assertThat(Fallbacks.NONE.after("a/m")).isEmpty();
    }

    @Test
    void a_cancel_is_no_reason_to_ask_another() {
      var second = fake("b", FakeAnswer.text("here"));
      try (var llm =
              builder()
                  .provider(fake("a", BUSY))
                  .provider(second)
                  .fallbacks(Fallbacks.of("b/m"))
                  .build();
          var stream = llm.stream(request("a/m"))) {
        stream.cancel("enough");
        var events = new ArrayList<StreamEvent>();
        stream.events().forEach(events::add);
        assertThat(error(events).kind()).isEqualTo(Kind.CANCELLED);
        assertThat(second.requests()).isEmpty();
      }
    }
  }

  @Nested
  class Budgets {

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
    void
        an_answer_is_spent_a_failure_before_content_is_not_and_a_cancelled_one_may_have_cost_all() {
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

  @Nested
  class Rate_limits {

    @Test
    void a_wait_is_told_before_it_begins_and_a_turn_that_never_comes_is_an_error() {
      var limiter =
          RateLimiter.builder()
              .each(RateLimit.ofRequests(1))
              .maxWait(Duration.ofMinutes(2))
              .build();
      var slept = new ArrayList<Duration>();
      var fake = fake("a", FakeAnswer.text("x"));
      try (var llm =
          builder()
              .provider(fake)
              .rateLimiter(limiter)
              .sleeper(
                  (delay, cancellation) -> {
                    slept.add(delay);
                    cancellation.cancel("enough of it");
                  })
              .build()) {
        events(llm, request("a/m"));
        var stream = llm.stream(request("a/m"));
        var events = stream.events().iterator();

        assertThat(((StreamEvent.Warning) events.next()).code()).isEqualTo("rate_limit_wait");
        assertThat(slept).isEmpty();
        stream.cancel("no patience");
        assertThat(error(List.of(events.next())).reason()).isEqualTo("no patience");
        assertThat(fake.requests()).hasSize(1);
      }
    }

    @Test
    void a_turn_beyond_the_longest_wait_fails_at_once_without_a_byte_sent() {
      var limiter =
          RateLimiter.builder()
              .each(RateLimit.ofRequests(1))
              .maxWait(Duration.ofSeconds(5))
              .build();
      var fake = fake("a", FakeAnswer.text("x"));
      try (var llm = builder().provider(fake).rateLimiter(limiter).build()) {
        events(llm, request("a/m"));
        var error = error(events(llm, request("a/m")));

        assertThat(error.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(error.reason()).isEqualTo("turn");
        assertThat(error.retryAfter()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        assertThat(error.message()).contains("a/m").contains("5 s");
        assertThat(fake.requests()).hasSize(1);
      }
    }

    @Test
    void a_limit_that_is_used_up_is_a_reason_to_ask_another_model() {
      var limiter =
          RateLimiter.builder()
              .model("a/m", RateLimit.ofRequests(1))
              .maxWait(Duration.ZERO)
              .build();
      var second = fake("b", FakeAnswer.text("here"));
      try (var llm =
          builder()
              .provider(fake("a", FakeAnswer.text("x")))
              .provider(second)
              .rateLimiter(limiter)
              .fallbacks(Fallbacks.of("b/m"))
              .build()) {
        events(llm, request("a/m"));
        assertThat(warnings(events(llm, request("a/m")))).containsExactly("model_switched");
        assertThat(second.requests()).hasSize(1);
      }
    }

    @Test
    void the_providers_headers_hold_the_next_call_back() throws Exception {
      try (var server = FaultServer.start()) {
        server.on(
            "m",
            c ->
                c.stream(
                        "x-ratelimit-limit-requests: 60",
                        "x-ratelimit-remaining-requests: 0",
                        "x-ratelimit-reset-requests: 60s")
                    .say("x")
                    .finish());
        try (var llm =
            builder().endpoint(Endpoint.openAiChat("test", server.url(), null)).build()) {
          events(llm, request("test/m"));
          var events = llm.stream(request("test/m")).events().iterator();
          assertThat(((StreamEvent.Warning) events.next()).code()).isEqualTo("rate_limit_wait");
        }
      }
    }

    @Test
    void waiters_that_are_cancelled_free_their_place_for_64_at_once() throws Exception {
      var limiter =
          RateLimiter.builder().each(RateLimit.ofRequests(1)).maxWait(Duration.ofHours(1)).build();
      var fake = fake("a", FakeAnswer.text("x"));
      var cancelled = new AtomicInteger();
      var waiting = new CountDownLatch(64);
      var streams = new ConcurrentLinkedQueue<ChatStream>();
      try (var llm =
          Llm.builder()
              .environment(Map.of())
              .provider(fake)
              .rateLimiter(limiter)
              .sleeper(
                  (delay, cancellation) -> {
                    waiting.countDown();
                    cancellation.await(delay);
                  })
              .build()) {
        events(llm, request("a/m"));
        Together.run(
            64,
            _ -> {
              try (var stream = llm.stream(request("a/m"))) {
                streams.add(stream);
                for (var event : stream.events()) {
                  if (event instanceof StreamEvent.Failure) {
                    cancelled.incrementAndGet();
                  }
                }
              }
            },
            _ -> {
              waiting.await();
              streams.forEach(stream -> stream.cancel("enough"));
            });
      }
      assertThat(cancelled).hasValue(64);
      assertThat(fake.requests()).hasSize(1);
    }
  }

  @Test
  void without_policies_of_its_own_a_call_is_one_attempt() {
    var fake = fake("a", FakeAnswer.text("x"));
    try (var llm = builder().provider(fake).retry(RetryPolicy.NEVER).build()) {
      assertThat(warnings(events(llm, request("a/m")))).isEmpty();
      assertThat(fake.requests()).hasSize(1);
    }
  }
}
