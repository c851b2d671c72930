package dev.sage.llm.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ChatStream;
import dev.sage.llm.FinishReason;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timeouts;
import dev.sage.llm.provider.Provider;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Equal calls at the same time are one call. */
@Timeout(120)
class CollapsingTest extends CacheCase {

  private static final Duration LONG = Duration.ofMinutes(10);

  private final PlainStore store = new PlainStore();
  private final ResponseCache cache = ResponseCache.builder().store(store).patience(LONG).build();

  /** A call on a thread of its own. */
  private static final class Running {
    final ChatStream stream;
    final Thread thread;
    final AtomicReference<@Nullable List<StreamEvent>> events = new AtomicReference<>();

    Running(Llm llm, ChatRequest request) {
      stream = llm.stream(request);
      thread = Thread.ofVirtual().start(() -> events.set(events(stream)));
    }

    List<StreamEvent> join() throws InterruptedException {
      thread.join();
      return java.util.Objects.requireNonNull(events.get());
    }

    /** Waits until its thread waits. */
    Running waits() {
      until(() -> thread.getState() == Thread.State.TIMED_WAITING);
      return this;
    }

    String text() throws InterruptedException {
      var text = new StringBuilder();
      for (var event : join()) {
        text.append(event instanceof StreamEvent.Text part ? part.value() : "");
      }
      return text.toString();
    }

    boolean cached() throws InterruptedException {
      return join().getFirst() instanceof StreamEvent.Started started && started.cached();
    }

    LlmError error() throws InterruptedException {
      assertThat(join().getLast()).isInstanceOf(StreamEvent.Failure.class);
      return ((StreamEvent.Failure) join().getLast()).error();
    }
  }

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  private Llm client(Provider provider) {
    return client(provider, cache);
  }

  private static Llm client(Provider provider, ResponseCache cache) {
    return Llm.builder()
        .environment(Map.of())
        .provider(provider)
        .cache(cache)
        .sleeper((_, _) -> {})
        .build();
  }

  private static FakeAnswer hanging() {
    return FakeAnswer.builder().pause(LONG).say("never").build();
  }

  @Test
  void sixty_four_equal_calls_at_once_ask_once() throws Exception {
    var provider = GatedProvider.of(saying("the answer"));
    try (var llm = client(provider)) {
      List<Running> calls = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        calls.add(new Running(llm, REQUEST));
      }
      provider.open();
      int cached = 0;
      for (var call : calls) {
        assertThat(call.text()).isEqualTo("the answer");
        cached += call.cached() ? 1 : 0;
      }

      assertThat(provider.fake().requests()).hasSize(1);
      assertThat(cached).isEqualTo(63);
      assertThat(cache.counters().hits() + cache.counters().collapsed()).isEqualTo(63);
      assertThat(cache.counters().misses()).isEqualTo(1);
    }
  }

  @Test
  void sixty_four_different_calls_at_once_ask_sixty_four_times() throws Exception {
    var provider = GatedProvider.of(saying("the answer"));
    try (var llm = client(provider)) {
      List<Running> calls = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        calls.add(new Running(llm, ChatRequest.of("fake/m", Message.user("No. " + i))));
      }
      provider.open();
      for (var call : calls) {
        assertThat(call.text()).isEqualTo("the answer");
      }

      assertThat(provider.fake().requests()).hasSize(64);
      assertThat(store.entries).hasSize(64);
    }
  }

  @Test
  void several_clients_that_share_a_cache_share_a_call() throws Exception {
    var provider = GatedProvider.of(saying("the answer"));
    try (var one = client(provider);
        var other = client(provider)) {
      var first = new Running(one, REQUEST);
      provider.asked().await();
      var second = new Running(other, REQUEST).waits();
      provider.open();

      assertThat(first.text()).isEqualTo(second.text());
      assertThat(provider.fake().requests()).hasSize(1);
      assertThat(cache.counters()).isEqualTo(new CacheCounters(0, 1, 1, 1, 0, 0, 0));
    }
  }

  @Test
  void a_cache_may_have_all_the_patience_there_is() throws Exception {
    var endless = Duration.ofSeconds(Long.MAX_VALUE);
    var patient = ResponseCache.builder().store(store).patience(endless).build();
    var provider = GatedProvider.of(saying("the answer"));
    try (var llm = client(provider, patient)) {
      var first = new Running(llm, REQUEST);
      provider.asked().await();
      var second =
          new Running(
                  llm, REQUEST.toBuilder().timeouts(Timeouts.DEFAULT.withTotal(endless)).build())
              .waits();
      provider.open();

      assertThat(first.text()).isEqualTo("the answer");
      assertThat(second.text()).isEqualTo("the answer");
    }
  }

  @Test
  void record_only_calls_are_not_shared() throws Exception {
    var provider = GatedProvider.of(saying("the answer"));
    try (var llm = client(provider)) {
      var first = new Running(llm, in(CacheMode.RECORD_ONLY));
      var second = new Running(llm, in(CacheMode.RECORD_ONLY));
      until(() -> provider.fake().requests().size() == 2);
      provider.open();

      assertThat(first.text()).isEqualTo(second.text());
      assertThat(cache.counters().collapsed()).isZero();
    }
  }

  @Nested
  class Where_the_first_call {

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
                  FakeAnswer.failure(Kind.OVERLOADED, "Overloaded. Wait."),
                  FakeAnswer.text("fine")));
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

  @Nested
  class A_call_that_waits {

    private final FakeProvider provider = FakeProvider.of(hanging(), FakeAnswer.text("fine"));

    @Test
    void can_be_cancelled() throws Exception {
      try (var llm = client(provider)) {
        var first = new Running(llm, REQUEST);
        until(() -> !provider.requests().isEmpty());
        var second = new Running(llm, REQUEST).waits();
        second.stream.cancel("not needed");

        assertThat(second.error().kind()).isEqualTo(Kind.CANCELLED);
        assertThat(second.error().reason()).isEqualTo("not needed");
        first.stream.cancel("over");
        first.join();
        assertThat(provider.requests()).hasSize(1);
      }
    }

    @Test
    void ends_with_its_thread_s_interruption() throws Exception {
      try (var llm = client(provider)) {
        var first = new Running(llm, REQUEST);
        until(() -> !provider.requests().isEmpty());
        var second = new Running(llm, REQUEST).waits();
        second.thread.interrupt();

        assertThat(second.error().kind()).isEqualTo(Kind.CANCELLED);
        assertThat(second.error().message()).contains("interrupted");
        first.stream.cancel("over");
        first.join();
      }
    }

    @Test
    void has_its_own_total_timer() throws Exception {
      var request =
          REQUEST.toBuilder().timeouts(Timeouts.DEFAULT.withTotal(Duration.ofMillis(80))).build();
      try (var llm = client(provider)) {
        var first = new Running(llm, REQUEST);
        until(() -> !provider.requests().isEmpty());
        var error = new Running(llm, request).error();

        assertThat(error.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(error.reason()).isEqualTo("total");
        assertThat(error.message()).contains("0.08 s").contains("Timeouts.total");
        first.stream.cancel("over");
        first.join();
        assertThat(provider.requests()).hasSize(1);
      }
    }
  }

  @Test
  void an_answer_that_came_between_the_look_and_the_join_is_taken() {
    CacheStore late =
        new CacheStore() {
          private int looks;

          @Override
          public byte @Nullable [] get(String key) {
            return looks++ == 0 ? null : store.get(key);
          }

          @Override
          public void put(String key, byte[] entry) {}

          @Override
          public void remove(String key) {}
        };
    var provider = saying("asked");
    var looking = ResponseCache.builder().store(late).build();
    try (var writer = client(saying("stored"));
        var llm = client(provider, looking)) {
      writer.stream(REQUEST).response();

      assertThat(llm.stream(REQUEST).text()).isEqualTo("stored");
      assertThat(provider.requests()).isEmpty();
      assertThat(looking.counters()).isEqualTo(new CacheCounters(1, 0, 0, 0, 0, 0, 0));
    }
  }

  @Test
  void whatever_is_cancelled_whenever_no_call_hangs_and_each_ends_once() throws Exception {
    var random = new Random(64);
    for (int round = 0; round < 60; round++) {
      var own = ResponseCache.builder().patience(LONG).build();
      var provider = GatedProvider.of(saying("the answer"));
      var begun = new CountDownLatch(8);
      try (var llm = client(provider, own)) {
        List<Running> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          calls.add(new Running(llm, REQUEST));
          begun.countDown();
        }
        assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        int spared = random.nextInt(8);
        for (int i = 0; i < 8; i++) {
          if (i != spared && random.nextBoolean()) {
            calls.get(i).stream.cancel("by chance");
          }
        }
        provider.open();
        for (var call : calls) {
          assertThat(call.join().getLast().terminal()).isTrue();
        }
        assertThat(calls.get(spared).text()).isEqualTo("the answer");
      }
    }
  }
}
