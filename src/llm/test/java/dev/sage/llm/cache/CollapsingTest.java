package dev.sage.llm.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.Message;
import dev.sage.llm.Timeouts;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Equal calls at the same time are one call. */
@Timeout(120)
class CollapsingTest extends CollapsingCase {

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
