package dev.sage.llm.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatResponse;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.TappedFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An answer that comes from the cache: whole, as quick as it is, told as cached. */
class CacheHitTest extends StoredCase {

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
              new StreamEvent.ToolCall(2, "call_1", "get_weather", "{\"city\":\"Zürich\"}", null));
    }
  }

  @Test
  void has_times_of_its_own() {
    var slow = FakeAnswer.builder().pause(Duration.ofMillis(300)).say("late").build();
    try (var llm = client(FakeProvider.of(slow), cache)) {
      var asked = llm.stream(REQUEST).response().timings();
      var given = llm.stream(REQUEST).response().timings();
      // The quickest of a few: a machine may stall in one of them.
      long quickest = given.ttft().orElseThrow();
      for (int again = 0; again < 4; again++) {
        quickest =
            Math.min(quickest, llm.stream(REQUEST).response().timings().ttft().orElseThrow());
      }

      assertThat(asked.ttft().orElseThrow()).isGreaterThan(300_000_000L);
      assertThat(quickest).isLessThan(300_000_000L);
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
