package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.call.ListenerQueue;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.TelemetryListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** A listener hears of every call in order, and can do a call no harm. */
class LlmListenerTest {

  /** Writes down what it is told, with the MDC's id of the call. */
  private static final class Notes implements TelemetryListener {
    final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<CallRecord> records = new ConcurrentLinkedQueue<>();

    @Override
    public void onStart(CallStart start) {
      note(start, "start");
    }

    @Override
    public void onFirstToken(CallStart start, Duration timeToFirstToken) {
      note(start, "first token");
    }

    @Override
    public void onRetry(CallStart start, AttemptRecord failed) {
      note(start, "retry " + failed.number() + " " + LlmListenerTest.kind(failed.error()));
    }

    @Override
    public void onError(CallRecord record) {
      note(record.start(), "error " + LlmListenerTest.kind(record.error()));
    }

    @Override
    public void onEnd(CallRecord record) {
      records.add(record);
      note(record.start(), "end");
    }

    private void note(CallStart start, String what) {
      lines.add(what);
      assertThat(MDC.get("requestId")).isEqualTo(start.requestId());
    }
  }

  private static String kind(@org.jspecify.annotations.Nullable LlmError error) {
    return error == null ? "none" : error.kind().json();
  }

  private static Llm client(FakeProvider fake, TelemetryListener... listeners) {
    var builder =
        Llm.builder()
            .environment(Map.of())
            .provider(fake)
            .retry(RetryPolicy.DEFAULT)
            .sleeper((_, _) -> {});
    for (var listener : listeners) {
      builder.listener(listener);
    }
    return builder.build();
  }

  private static final ChatRequest REQUEST = ChatRequest.of("fake/m", Message.user("Hi"));

  private static List<StreamEvent> events(Llm llm) {
    var events = new ArrayList<StreamEvent>();
    try (var stream = llm.stream(REQUEST)) {
      stream.events().forEach(events::add);
    }
    return events;
  }

  @Test
  void hears_of_a_call_in_order() {
    var notes = new Notes();
    var fake =
        FakeProvider.of(
            FakeAnswer.failure(Kind.OVERLOADED, "Busy."), FakeAnswer.text("Hello, world."));
    try (var llm = client(fake, notes)) {
      events(llm);
    }

    assertThat(notes.lines).containsExactly("start", "retry 1 overloaded", "first token", "end");
    assertThat(notes.records.peek()).extracting(record -> record.attempts().size()).isEqualTo(2);
  }

  @Test
  void hears_of_a_failed_call_once_as_an_error_and_once_as_an_end() {
    var notes = new Notes();
    try (var llm = client(FakeProvider.of(FakeAnswer.failure(Kind.AUTHENTICATION, "No.")), notes)) {
      events(llm);
    }

    assertThat(notes.lines).containsExactly("start", "error authentication", "end");
  }

  @Test
  void hears_of_a_call_that_is_closed_unread() {
    var notes = new Notes();
    try (var llm = client(FakeProvider.of(FakeAnswer.text("x")), notes)) {
      llm.stream(REQUEST).close();
    }

    assertThat(notes.lines).containsExactly("start", "error cancelled", "end");
  }

  @Test
  void runs_on_a_thread_of_its_own() {
    var threads = new ConcurrentLinkedQueue<Thread>();
    var listener =
        new TelemetryListener() {
          @Override
          public void onEnd(CallRecord record) {
            threads.add(Thread.currentThread());
          }
        };
    try (var llm = client(FakeProvider.of(FakeAnswer.text("x")), listener)) {
      events(llm);
    }

    assertThat(threads).hasSize(1);
    var thread = threads.element();
    assertThat(thread).isNotEqualTo(Thread.currentThread());
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getName()).startsWith("sage-");
  }

  @Test
  void one_that_throws_changes_nothing_and_hears_the_rest() {
    var notes = new Notes();
    var throwing =
        new TelemetryListener() {
          int calls;

          @Override
          public void onStart(CallStart start) {
            calls++;
            throw new IllegalStateException("broken listener");
          }

          @Override
          public void onFirstToken(CallStart start, Duration timeToFirstToken) {
            calls++;
            throw new AssertionError("worse");
          }

          @Override
          public void onEnd(CallRecord record) {
            calls++;
          }
        };
    try (var lines = new LogLines()) {
      List<StreamEvent> alone;
      List<StreamEvent> watched;
      try (var llm = client(FakeProvider.of(FakeAnswer.text("The same text.")))) {
        alone = events(llm);
      }
      try (var llm = client(FakeProvider.of(FakeAnswer.text("The same text.")), throwing, notes)) {
        watched = events(llm);
      }
      assertThat(texts(watched)).isEqualTo(texts(alone));
      assertThat(throwing.calls).isEqualTo(3);
      assertThat(lines.text()).contains("broken listener").contains("worse");
    }
    assertThat(notes.lines).containsExactly("start", "first token", "end");
  }

  @Test
  void one_that_sleeps_holds_up_neither_calls_nor_the_other_listeners() throws Exception {
    var enough = new CountDownLatch(1);
    var asleep =
        new TelemetryListener() {
          @Override
          public void onStart(CallStart start) {
            await(enough);
          }
        };
    var heard = new CountDownLatch(2);
    var other =
        new TelemetryListener() {
          @Override
          public void onEnd(CallRecord record) {
            heard.countDown();
          }
        };
    try (var llm = client(FakeProvider.of(FakeAnswer.text("x")), asleep, other)) {
      // Both calls and the other listener come to their end while the first one sleeps.
      assertThat(events(llm)).last().isInstanceOf(StreamEvent.End.class);
      assertThat(events(llm)).last().isInstanceOf(StreamEvent.End.class);
      heard.await();
      enough.countDown();
    }
  }

  @Test
  void one_that_never_comes_back_is_interrupted_by_close() throws Exception {
    var interrupted = new CountDownLatch(1);
    var stuck =
        new TelemetryListener() {
          @Override
          public void onStart(CallStart start) {
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException closed) {
              interrupted.countDown();
            }
          }
        };
    var llm = client(FakeProvider.of(FakeAnswer.text("x")), stuck);
    events(llm);
    llm.close();

    interrupted.await();
    assertThat(llm.droppedTelemetry()).isEqualTo(2); // first token and end
  }

  @Test
  void what_it_is_too_slow_for_is_dropped_and_counted_and_logged_once() {
    var enough = new CountDownLatch(1);
    var notes = new Notes();
    var slow =
        new TelemetryListener() {
          boolean first = true;

          @Override
          public void onStart(CallStart start) {
            if (first) {
              first = false;
              await(enough);
            }
          }
        };
    try (var lines = new LogLines()) {
      try (var llm = client(FakeProvider.of(FakeAnswer.text("x")), slow, notes)) {
        // Two events besides the start that it sleeps on, and three for each further call.
        int calls = ListenerQueue.CAPACITY / 3 + 10;
        IntStream.range(0, calls).forEach(_ -> events(llm));
        // The first start is on its way, or still in the queue.
        assertThat(llm.droppedTelemetry())
            .isBetween(
                3L * calls - ListenerQueue.CAPACITY - 1, 3L * calls - ListenerQueue.CAPACITY);
        enough.countDown();
      }
      assertThat(lines.events())
          .filteredOn(event -> event.getFormattedMessage().contains("events behind"))
          .hasSize(1);
    }
  }

  @Test
  void may_close_the_client_that_it_listens_to() {
    var closed = new CountDownLatch(1);
    var holder = new ArrayList<Llm>();
    var closer =
        new TelemetryListener() {
          @Override
          public void onEnd(CallRecord record) {
            holder.getFirst().close();
            closed.countDown();
          }
        };
    var llm = client(FakeProvider.of(FakeAnswer.text("x")), closer);
    holder.add(llm);
    events(llm);

    await(closed);
  }

  private static List<String> texts(List<StreamEvent> events) {
    return events.stream()
        .map(event -> event instanceof StreamEvent.Text text ? text.value() : "")
        .toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
