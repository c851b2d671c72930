package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.policy.Fallbacks;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.fake.FakeAnswer;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Another model answers in the place of one that failed. */
class LlmFallbackTest extends PoliciesCase {

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

  @Test
  void without_policies_of_its_own_a_call_is_one_attempt() {
    var fake = fake("a", FakeAnswer.text("x"));
    try (var llm = builder().provider(fake).retry(RetryPolicy.NEVER).build()) {
      assertThat(warnings(events(llm, request("a/m")))).isEmpty();
      assertThat(fake.requests()).hasSize(1);
    }
  }
}
