package dev.sage.llm.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ChatResponse;
import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.TappedFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The cache as a program uses it: modes, what a hit is, what is stored, what goes wrong. */
class ResponseCacheTest extends CacheCase {

  private final PlainStore store = new PlainStore();
  private final ResponseCache cache = ResponseCache.builder().store(store).build();

  @Nested
  class Modes {

    @Test
    void read_through_asks_once_and_then_gives_what_is_stored() {
      var provider = saying("first", "second");
      try (var llm = client(provider, cache)) {
        var asked = llm.stream(REQUEST).response();
        var given = llm.stream(REQUEST).response();

        assertThat(asked.cached()).isFalse();
        assertThat(given.cached()).isTrue();
        assertThat(given.text()).isEqualTo("first");
        assertThat(provider.requests()).hasSize(1);
        assertThat(cache.counters()).isEqualTo(new CacheCounters(1, 1, 0, 1, 0, 0, 0));
      }
    }

    @Test
    void record_only_asks_each_time_and_stores_the_last_answer() {
      var provider = saying("first", "second");
      try (var llm = client(provider, cache)) {
        llm.stream(in(CacheMode.RECORD_ONLY)).response();
        var second = llm.stream(in(CacheMode.RECORD_ONLY)).response();

        assertThat(second.cached()).isFalse();
        assertThat(llm.stream(REQUEST).text()).isEqualTo("second");
        assertThat(cache.counters()).isEqualTo(new CacheCounters(1, 0, 0, 2, 0, 0, 0));
      }
    }

    @Test
    void replay_only_gives_what_is_stored() {
      try (var llm = client(saying("first", "second"), cache)) {
        llm.stream(REQUEST).response();

        assertThat(llm.stream(in(CacheMode.REPLAY_ONLY)).response().cached()).isTrue();
      }
    }

    @Test
    void a_replay_only_miss_fails_before_anything_is_asked() {
      var provider = saying("first");
      try (var llm = client(provider, cache)) {
        var error = failure(llm.stream(in(CacheMode.REPLAY_ONLY)));

        assertThat(error.kind()).isEqualTo(Kind.CACHE_MISS);
        assertThat(error.message())
            .contains("replay_only")
            .contains("Record the answer first")
            .doesNotContain("What is it?");
        assertThat(error.attempts()).isEqualTo(1);
        assertThat(error.provider()).isEqualTo("fake");
        assertThat(provider.requests()).isEmpty();
        assertThat(cache.counters().misses()).isEqualTo(1);
      }
    }

    @Test
    void replay_only_without_a_cache_is_a_wrong_configuration() {
      var provider = saying("first");
      try (var llm = client(provider, null)) {
        var error = failure(llm.stream(in(CacheMode.REPLAY_ONLY)));

        assertThat(error.kind()).isEqualTo(Kind.INVALID_CONFIG);
        assertThat(error.message()).contains("Llm.builder().cache");
        assertThat(provider.requests()).isEmpty();
      }
    }

    @ParameterizedTest
    @EnumSource(
        value = CacheMode.class,
        names = {"READ_THROUGH", "RECORD_ONLY", "BYPASS"})
    void without_a_cache_the_other_modes_ask(CacheMode mode) {
      try (var llm = client(saying("first"), null)) {
        assertThat(llm.stream(in(mode)).response().cached()).isFalse();
      }
    }

    @Test
    void bypass_leaves_the_cache_alone() {
      try (var llm = client(saying("first", "second"), cache)) {
        llm.stream(in(CacheMode.BYPASS)).response();

        assertThat(store.entries).isEmpty();
        assertThat(cache.counters()).isEqualTo(new CacheCounters(0, 0, 0, 0, 0, 0, 0));
      }
    }

    @Test
    void a_request_without_one_takes_the_cache_s_own() {
      var recording = ResponseCache.builder().store(store).mode(CacheMode.RECORD_ONLY).build();
      try (var llm = client(saying("first", "second"), recording)) {
        llm.stream(REQUEST).response();

        assertThat(recording.mode()).isEqualTo(CacheMode.RECORD_ONLY);
        assertThat(llm.stream(REQUEST).text()).isEqualTo("second");
        assertThat(llm.stream(in(CacheMode.READ_THROUGH)).response().cached()).isTrue();
      }
    }

    @Test
    void a_wrong_configuration_is_told_rather_than_a_miss() {
      try (var llm = client(saying("first"), cache)) {
        var request = in(CacheMode.REPLAY_ONLY).withModel("nobody/m");

        assertThat(failure(llm.stream(request)).kind()).isEqualTo(Kind.INVALID_CONFIG);
      }
    }
  }

  @Nested
  class A_hit {

    private final FakeAnswer answer =
        FakeAnswer.builder()
            .think("Let me see.")
            .say("The weather, then: ")
            .call("call_1", "get_weather", "{\"city\":\"Zürich\"}")
            .usage(12, 34)
            .build();

    @Test
    void is_the_whole_answer() {
      try (var llm = client(FakeProvider.of(answer), cache)) {
        ChatResponse asked = llm.stream(REQUEST).response();
        ChatResponse given = llm.stream(REQUEST).response();

        assertThat(given)
            .usingRecursiveComparison()
            .ignoringFields("requestId", "timings", "cached")
            .isEqualTo(asked);
        assertThat(given.requestId()).isNotEqualTo(asked.requestId());
      }
    }

    @Test
    void starts_as_cached_without_http_and_in_whole_blocks() {
      try (var llm = client(FakeProvider.of(answer), cache)) {
        llm.stream(REQUEST).response();
        var events = events(llm.stream(REQUEST));

        assertThat(events.getFirst())
            .isInstanceOfSatisfying(
                StreamEvent.Started.class,
                started -> {
                  assertThat(started.cached()).isTrue();
                  assertThat(started.httpStatus()).isZero();
                  assertThat(started.headers()).isEmpty();
                  assertThat(started.providerRequestId()).isNull();
                  assertThat(started.responseId()).startsWith("fake-");
                  assertThat(started.model()).isEqualTo("m");
                  assertThat(started.timeToHeaders()).isZero();
                });
        assertThat(events.subList(1, events.size() - 1))
            .containsExactly(
                new StreamEvent.Reasoning(0, "Let me see."),
                new StreamEvent.Text(1, "The weather, then: "),
                new StreamEvent.ToolCall(
                    2, "call_1", "get_weather", "{\"city\":\"Zürich\"}", null));
      }
    }

    @Test
    void has_times_of_its_own() {
      var slow = FakeAnswer.builder().pause(Duration.ofMillis(300)).say("late").build();
      try (var llm = client(FakeProvider.of(slow), cache)) {
        var asked = llm.stream(REQUEST).response().timings();
        var given = llm.stream(REQUEST).response().timings();

        assertThat(asked.ttft().orElseThrow()).isGreaterThan(300_000_000L);
        assertThat(given.ttft().orElseThrow()).isLessThan(300_000_000L);
        assertThat(given.e2e()).isPresent();
      }
    }

    @Test
    void is_shared_by_streamed_and_whole_calls() {
      var provider = FakeProvider.of(answer);
      try (var llm = client(provider, cache)) {
        llm.chat(REQUEST);

        assertThat(llm.stream(REQUEST).response().cached()).isTrue();
        assertThat(llm.chat(REQUEST).cached()).isTrue();
        assertThat(provider.requests()).hasSize(1);
      }
    }

    @Test
    void is_told_to_taps_with_its_events() {
      List<CallRecord> records = new ArrayList<>();
      List<StreamEvent> tapped = new ArrayList<>();
      List<String> types = new ArrayList<>();
      CallTap tap =
          new CallTap() {
            @Override
            public void frame(TappedFrame frame) {
              types.add(frame.type());
              tapped.addAll(frame.events());
              assertThat(frame.bytes()).isEmpty();
            }

            @Override
            public void end(CallRecord record) {
              records.add(record);
            }
          };
      try (var llm =
          dev.sage.llm.Llm.builder()
              .environment(Map.of())
              .provider(FakeProvider.of(answer))
              .cache(cache)
              .tap(_ -> tap)
              .build()) {
        llm.stream(REQUEST).response();
        assertThat(tapped).isEmpty();
        var events = events(llm.stream(REQUEST));

        assertThat(types).containsOnly("cached");
        assertThat(tapped).containsExactlyElementsOf(events);
      }
      assertThat(records).extracting(CallRecord::cached).containsExactly(false, true);
      assertThat(records.getLast().usage().output()).isEqualTo(34);
      assertThat(records.getLast().answeredModel()).isEqualTo("m");
    }

    @Test
    void is_not_retold_as_cached_where_a_replay_finds_nothing() {
      List<CallRecord> records = new ArrayList<>();
      CallTap tap =
          new CallTap() {
            @Override
            public void frame(TappedFrame frame) {}

            @Override
            public void end(CallRecord record) {
              records.add(record);
            }
          };
      try (var llm =
          dev.sage.llm.Llm.builder()
              .environment(Map.of())
              .provider(FakeProvider.of(answer))
              .cache(cache)
              .tap(_ -> tap)
              .build()) {
        failure(llm.stream(in(CacheMode.REPLAY_ONLY)));
      }
      assertThat(records).extracting(CallRecord::cached).containsExactly(false);
    }

    @Test
    void may_be_read_as_slowly_as_one_likes() {
      var timeouts = dev.sage.llm.Timeouts.DEFAULT.withConnect(Duration.ofMillis(20));
      try (var llm = client(FakeProvider.of(answer), cache)) {
        llm.stream(REQUEST).response();
        var slow = llm.stream(REQUEST.toBuilder().timeouts(timeouts).build());
        var events = slow.events().iterator();
        events.next();
        long until = System.nanoTime() + 60_000_000;
        while (System.nanoTime() < until) {
          Thread.onSpinWait();
        }
        StreamEvent last = events.next();
        while (events.hasNext()) {
          last = events.next();
        }

        assertThat(last).isInstanceOf(StreamEvent.End.class);
      }
    }
  }

  @Nested
  class Never_stored_is {

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

  @Nested
  class A_bad_entry_is_a_miss_and_is_removed {

    private byte[] stored() {
      try (var llm = client(saying("first"), cache)) {
        llm.stream(REQUEST).response();
      }
      return store.only();
    }

    private void isAMiss(byte[] entry) {
      String key = store.entries.keySet().iterator().next();
      store.put(key, entry);
      long corrupt = cache.counters().corrupt();
      try (var llm = client(saying("second"), cache)) {
        assertThat(failure(llm.stream(in(CacheMode.REPLAY_ONLY))).kind())
            .isEqualTo(Kind.CACHE_MISS);
        assertThat(store.entries).isEmpty();
        assertThat(llm.stream(REQUEST).text()).isEqualTo("second");
      }
      assertThat(cache.counters().corrupt()).isEqualTo(corrupt + 1);
    }

    @Test
    void with_any_byte_changed() {
      byte[] good = stored();
      for (int i = 0; i < good.length; i++) {
        byte[] bad = good.clone();
        bad[i] ^= (byte) (1 + new Random(i).nextInt(255));
        isAMiss(bad);
      }
    }

    @Test
    void cut_at_any_place() {
      byte[] good = stored();
      for (int length = 0; length < good.length; length++) {
        isAMiss(Arrays.copyOf(good, length));
      }
    }

    @Test
    void with_something_behind_it() {
      byte[] good = stored();
      isAMiss(Arrays.copyOf(good, good.length + 1));
    }

    @Test
    void of_another_request() {
      stored();
      byte[] other;
      try (var llm = client(saying("other"), cache)) {
        var request = ChatRequest.of("fake/m", Message.user("Another question"));
        llm.stream(request).response();
        other = store.entries.remove(cache.key(request, FakeProvider.of()).hex());
      }
      isAMiss(java.util.Objects.requireNonNull(other));
    }

    @Test
    void of_a_newer_version() {
      byte[] newer = stored().clone();
      newer[4]++;
      isAMiss(newer);
    }

    @Test
    void of_another_program() {
      stored();
      isAMiss("{\"answer\":42}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void sealed_with_a_secret() {
      stored();
      var hashed =
          ResponseCache.builder()
              .store(store)
              .hashed(dev.sage.llm.secret.Secret.of("0123456789abcdef"))
              .build();
      var key = cache.key(REQUEST, FakeProvider.of());
      hashed.keep(
          key,
          new CachedTurn(
              "m", null, List.of(), FinishReason.STOP, "stop", dev.sage.llm.Usage.UNKNOWN));
      isAMiss(store.only());
    }
  }

  @Nested
  class A_store_that_throws {

    private final boolean checked;
    private int calls;

    A_store_that_throws() {
      checked = true;
    }

    private final CacheStore broken =
        new CacheStore() {
          @Override
          public byte @Nullable [] get(String key) throws IOException {
            throw thrown();
          }

          @Override
          public void put(String key, byte[] entry) throws IOException {
            throw thrown();
          }

          @Override
          public void remove(String key) throws IOException {
            throw thrown();
          }
        };

    private IOException thrown() {
      calls++;
      if (checked && calls % 2 == 0) {
        throw new IllegalStateException("gone");
      }
      return new IOException("disk on fire");
    }

    @Test
    void is_logged_and_counted_and_the_call_goes_on() {
      var failing = ResponseCache.builder().store(broken).build();
      try (var llm = client(saying("first", "second"), failing)) {
        assertThat(llm.stream(REQUEST).text()).isEqualTo("first");
        assertThat(llm.stream(REQUEST).text()).isEqualTo("second");
      }
      var counters = failing.counters();
      assertThat(counters.storeFailures()).isEqualTo(calls).isGreaterThanOrEqualTo(4);
      assertThat(counters.stored()).isZero();
      assertThat(counters.misses()).isEqualTo(2);
    }

    @Test
    void when_a_bad_entry_is_to_be_removed_gives_a_miss_too() {
      CacheStore half =
          new CacheStore() {
            @Override
            public byte @Nullable [] get(String key) {
              return new byte[3];
            }

            @Override
            public void put(String key, byte[] entry) {}

            @Override
            public void remove(String key) throws IOException {
              throw thrown();
            }
          };
      var failing = ResponseCache.builder().store(half).build();
      try (var llm = client(saying("first"), failing)) {
        LlmError error = failure(llm.stream(in(CacheMode.REPLAY_ONLY)));

        assertThat(error.kind()).isEqualTo(Kind.CACHE_MISS);
      }
      assertThat(failing.counters().storeFailures()).isEqualTo(1);
      assertThat(failing.counters().corrupt()).isEqualTo(1);
    }
  }

  @Test
  void namespaces_have_no_answer_in_common() {
    var mine = ResponseCache.builder().store(store).namespace("me").build();
    var yours = ResponseCache.builder().store(store).namespace("you").build();
    try (var me = client(saying("mine"), mine);
        var you = client(saying("yours"), yours)) {
      me.stream(REQUEST).response();

      assertThat(you.stream(REQUEST).text()).isEqualTo("yours");
      assertThat(me.stream(REQUEST).text()).isEqualTo("mine");
    }
  }

  @Test
  void the_default_keeps_answers_in_memory() {
    var memory = ResponseCache.inMemory();
    try (var llm = client(saying("first", "second"), memory)) {
      llm.stream(REQUEST).response();

      assertThat(memory.mode()).isEqualTo(CacheMode.READ_THROUGH);
      assertThat(llm.stream(REQUEST).response().cached()).isTrue();
    }
  }
}
