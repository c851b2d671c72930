package dev.sage.llm.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.Message;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the cache does not keep, and that a retried answer is kept without its failures. */
class NeverStoredTest extends StoredCase {

  @ParameterizedTest
  @EnumSource(FinishReason.class)
  void an_answer_that_ended_otherwise_than_with_stop_tool_calls_or_length(FinishReason reason) {
    var answer = FakeAnswer.builder().say("text").finish(reason).build();
    try (var llm = client(FakeProvider.of(answer), cache)) {
      llm.stream(REQUEST).response();
    }
    boolean complete =
        reason == FinishReason.STOP
            || reason == FinishReason.TOOL_CALLS
            || reason == FinishReason.LENGTH;

    assertThat(store.entries).hasSize(complete ? 1 : 0);
  }

  @Test
  void a_failure() {
    var answer = FakeAnswer.builder().say("so far").fail(Kind.SERVER_ERROR, "Broken.").build();
    try (var llm = client(FakeProvider.of(answer), cache)) {
      failure(llm.stream(REQUEST));
    }
    assertThat(store.entries).isEmpty();
  }

  @Test
  void a_call_that_was_closed_in_the_middle() {
    try (var llm = client(saying("some longer text that comes in pieces"), cache)) {
      try (var stream = llm.stream(REQUEST)) {
        var events = stream.events().iterator();
        events.next();
        events.next();
      }
    }
    assertThat(store.entries).isEmpty();
  }

  @Test
  void an_answer_beyond_the_bound_of_an_entry() {
    var small = ResponseCache.builder().store(store).maxEntryBytes(200).build();
    try (var llm = client(saying("x".repeat(150), "y".repeat(199), "z".repeat(201)), small)) {
      llm.stream(REQUEST).response();
      assertThat(store.entries).isEmpty(); // its text is under the bound, all of it is not
      llm.stream(REQUEST).response();
      llm.stream(REQUEST).response();
    }
    assertThat(store.entries).isEmpty();
  }

  @Test
  void an_answer_with_half_of_a_surrogate_pair() {
    try (var llm = client(saying("half \uD83E"), cache)) {
      assertThat(llm.stream(REQUEST).text()).isEqualTo("half \uD83E");
    }
    assertThat(store.entries).isEmpty();
  }

  @Test
  void an_answer_to_a_request_that_has_no_key() {
    var request = ChatRequest.builder("fake/m").message(Message.user("\uD800")).build();
    var provider = saying("fine");
    try (var llm = client(provider, cache)) {
      assertThat(llm.stream(request).text()).isEqualTo("fine");
      assertThat(llm.stream(request).response().cached()).isFalse();
      var replayed = request.toBuilder().cache(CacheMode.REPLAY_ONLY).build();
      assertThat(failure(llm.stream(replayed)).kind()).isEqualTo(Kind.CACHE_MISS);
    }
    assertThat(store.entries).isEmpty();
    assertThat(provider.requests()).hasSize(2);
  }

  @Test
  void a_retried_answer_is_stored_without_what_failed_before() {
    var provider =
        FakeProvider.of(
            FakeAnswer.failure(Kind.OVERLOADED, "Overloaded. Wait."), FakeAnswer.text("fine"));
    try (var llm =
        dev.sage.llm.Llm.builder()
            .environment(Map.of())
            .provider(provider)
            .cache(cache)
            .sleeper((_, _) -> {})
            .build()) {
      llm.stream(REQUEST).response();
      var given = llm.stream(REQUEST).response();

      assertThat(given.text()).isEqualTo("fine");
      assertThat(given.cached()).isTrue();
      assertThat(given.attempts()).isEqualTo(1);
    }
  }
}
