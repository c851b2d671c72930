package dev.sage.llm.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timeouts;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of the calls that wait for an equal one where that ends this way or that. */
@Timeout(120)
class FirstOfEqualCallsTest extends CollapsingCase {

  @Test
  void is_cancelled_the_next_one_asks() throws Exception {
    var provider = FakeProvider.of(hanging(), FakeAnswer.text("fine"));
    try (var llm = client(provider)) {
      var first = new Running(llm, REQUEST);
      until(() -> !provider.requests().isEmpty());
      var second = new Running(llm, REQUEST).waits();
      var third = new Running(llm, REQUEST).waits();
      first.stream.cancel("not needed");

      assertThat(first.error().kind()).isEqualTo(Kind.CANCELLED);
      assertThat(second.text()).isEqualTo("fine");
      assertThat(third.text()).isEqualTo("fine");
      assertThat(second.cached()).isFalse();
      assertThat(third.cached()).isTrue();
      assertThat(provider.requests()).hasSize(2);
    }
  }

  @Test
  void is_closed_in_the_middle_the_next_one_asks() throws Exception {
    try (var llm = client(saying("a longer text in several pieces"))) {
      var first = llm.stream(REQUEST);
      var events = first.events().iterator();
      events.next();
      var second = new Running(llm, REQUEST).waits();
      first.close();

      assertThat(second.text()).isEqualTo("a longer text in several pieces");
      assertThat(second.cached()).isFalse();
    }
  }

  @Test
  void runs_into_its_own_timer_the_next_one_asks() throws Exception {
    var provider = FakeProvider.of(hanging(), FakeAnswer.text("fine"));
    var impatient =
        REQUEST.toBuilder().timeouts(Timeouts.DEFAULT.withTotal(Duration.ofMillis(300))).build();
    try (var llm = client(provider)) {
      var first = new Running(llm, impatient);
      until(() -> !provider.requests().isEmpty());
      var second = new Running(llm, REQUEST).waits();

      assertThat(first.error().kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(second.text()).isEqualTo("fine");
    }
  }

  @Test
  void fails_the_others_get_the_same_error_without_a_retry_of_their_own() throws Exception {
    var provider =
        GatedProvider.of(
            FakeProvider.of(
                FakeAnswer.builder()
                    .fail(
                        LlmError.of(Kind.OVERLOADED, "", null, "Overloaded. Wait a minute.")
                            .withHttpStatus(529)
                            .at("headers", null))
                    .build()));
    try (var llm = client(provider)) {
      var first = new Running(llm, REQUEST);
      provider.asked().await();
      var second = new Running(llm, REQUEST).waits();
      var third = new Running(llm, REQUEST).waits();
      provider.open();

      assertThat(first.error().attempts()).isEqualTo(3);
      assertThat(second.error()).isEqualTo(first.error().withAttempts(1));
      assertThat(third.error()).isEqualTo(second.error());
      assertThat(provider.fake().requests()).as("the first call's own retries").hasSize(3);
      assertThat(cache.counters()).isEqualTo(new CacheCounters(0, 1, 2, 0, 0, 0, 0));
    }
  }

  @Test
  void fails_a_call_of_another_client_asks_with_its_own_key() throws Exception {
    var refused =
        GatedProvider.of(
            FakeProvider.of(FakeAnswer.failure(Kind.AUTHENTICATION, "Your key is wrong.")));
    var welcome = saying("the answer");
    try (var stranger = client(refused);
        var llm = client(welcome)) {
      var first = new Running(stranger, REQUEST);
      refused.asked().await();
      var second = new Running(llm, REQUEST).waits();
      var third = new Running(stranger, REQUEST).waits();
      refused.open();

      assertThat(first.error().kind()).isEqualTo(Kind.AUTHENTICATION);
      assertThat(third.error()).isEqualTo(first.error());
      assertThat(second.text()).isEqualTo("the answer");
      assertThat(second.cached()).isFalse();
      assertThat(welcome.requests()).hasSize(1);
      assertThat(refused.fake().requests()).hasSize(1);
    }
  }

  @Test
  void succeeds_after_a_retry_the_others_get_its_answer() throws Exception {
    var provider =
        GatedProvider.of(
            FakeProvider.of(
                FakeAnswer.failure(Kind.OVERLOADED, "Overloaded. Wait."), FakeAnswer.text("fine")));
    try (var llm = client(provider)) {
      var first = new Running(llm, REQUEST);
      provider.asked().await();
      var second = new Running(llm, REQUEST).waits();
      provider.open();

      assertThat(first.text()).isEqualTo("fine");
      assertThat(second.text()).isEqualTo("fine");
      assertThat(provider.fake().requests()).hasSize(2);
    }
  }

  @Test
  void is_given_an_answer_that_is_not_stored_the_others_get_it_all_the_same() throws Exception {
    var provider =
        GatedProvider.of(
            FakeProvider.of(
                FakeAnswer.builder().say("Hm").finish(FinishReason.CONTENT_FILTER).build()));
    try (var llm = client(provider)) {
      var first = new Running(llm, REQUEST);
      provider.asked().await();
      var second = new Running(llm, REQUEST).waits();
      provider.open();

      assertThat(second.text()).isEqualTo(first.text());
      assertThat(store.entries).isEmpty();
      assertThat(provider.fake().requests()).hasSize(1);
    }
  }

  @Test
  void is_given_an_answer_that_is_too_large_the_next_one_asks() throws Exception {
    var small = ResponseCache.builder().maxEntryBytes(10).patience(LONG).build();
    var provider = GatedProvider.of(saying("more than ten letters"));
    try (var llm = client(provider, small)) {
      var first = new Running(llm, REQUEST);
      provider.asked().await();
      var second = new Running(llm, REQUEST).waits();
      provider.open();

      assertThat(second.text()).isEqualTo(first.text());
      assertThat(provider.fake().requests()).hasSize(2);
    }
  }

  @Test
  void is_not_read_any_further_the_next_one_asks_when_its_patience_is_over() throws Exception {
    var impatient = ResponseCache.builder().store(store).patience(Duration.ofMillis(50)).build();
    var provider = saying("a longer text in several pieces");
    try (var llm = client(provider, impatient)) {
      var forgotten = llm.stream(REQUEST).events().iterator();
      forgotten.next();

      // On the same thread: without patience this would hang.
      assertThat(llm.stream(REQUEST).text()).isEqualTo("a longer text in several pieces");
      assertThat(provider.requests()).hasSize(2);

      StreamEvent last = forgotten.next();
      while (forgotten.hasNext()) {
        last = forgotten.next();
      }
      assertThat(last).as("the slow one goes on").isInstanceOf(StreamEvent.End.class);
    }
  }
}
