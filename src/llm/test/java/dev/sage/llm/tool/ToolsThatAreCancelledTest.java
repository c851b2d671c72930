package dev.sage.llm.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.StreamEvent.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tools that run, or wait for their turn, when the call is cancelled. */
@Timeout(60)
class ToolsThatAreCancelledTest extends ToolCase {

  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicReference<String> reason = new AtomicReference<>();

  private final ToolSet tools =
      ToolSet.of(
          tool(
              "wait",
              (_, context) -> {
                started.countDown();
                try {
                  new CountDownLatch(1).await();
                } catch (InterruptedException _) {
                  reason.set(String.valueOf(context.cancellation().reason()));
                  stopped.countDown();
                }
                return "late";
              }));

  private CompletableFuture<List<StreamEvent>> reading(ToolStream stream) {
    return CompletableFuture.supplyAsync(
        () -> events(stream), task -> Thread.ofVirtual().start(task));
  }

  @Test
  void hear_of_it_and_the_stream_ends_with_the_reason() throws Exception {
    var stream = calling("wait").stream(request(), tools);
    var reading = reading(stream);
    started.await();

    stream.cancel("stopped by you");

    var events = reading.get();
    assertThat(failure(events).kind()).isEqualTo(Kind.CANCELLED);
    assertThat(failure(events).reason()).isEqualTo("stopped by you");
    assertThat(failure(events).partialText()).isEqualTo("Let me see.");
    assertThat(results(events)).singleElement().asString().startsWith("EHALT");
    stopped.await();
    assertThat(reason).hasValue("stopped by you");
    assertThat(provider.requests()).hasSize(1);
  }

  @Test
  void leave_a_conversation_that_can_go_on() throws Exception {
    var llm = calling("wait");
    var stream = llm.stream(request(), tools);
    var reading = reading(stream);
    started.await();
    stream.cancel("stopped by you");
    reading.get();

    assertThat(llm.stream(request().withMessages(stream.conversation()), tools).text())
        .isEqualTo("Done.");
  }

  @Test
  void by_closing_the_stream_hear_of_it() throws Exception {
    var stream = calling("wait").stream(request(), tools);
    var reading = reading(stream);
    started.await();

    stream.close();

    assertThat(failure(reading.get()).kind()).isEqualTo(Kind.CANCELLED);
    stopped.await();
  }

  @Test
  void end_the_stream_at_once_where_they_ignore_it() throws Exception {
    var release = new CountDownLatch(1);
    var stubborn =
        ToolSet.of(
            tool(
                "wait",
                (_, _) -> {
                  started.countDown();
                  waitIgnoringInterrupts(release);
                  return "late";
                }));
    var stream = calling("wait").stream(request(), stubborn);
    var reading = reading(stream);
    started.await();

    stream.cancel("stopped by you");

    assertThat(failure(reading.get()).kind()).isEqualTo(Kind.CANCELLED);
    release.countDown();
  }

  @Test
  void by_an_interrupt_of_the_reading_thread_hear_of_it() throws Exception {
    var stream = calling("wait").stream(request(), tools);
    var events = new ArrayList<StreamEvent>();
    var still = new AtomicBoolean();
    var reader =
        Thread.ofVirtual()
            .start(
                () -> {
                  events.addAll(events(stream));
                  still.set(Thread.currentThread().isInterrupted());
                });
    started.await();

    reader.interrupt();

    reader.join();
    stopped.await();
    assertThat(failure(events).kind()).isEqualTo(Kind.CANCELLED);
    assertThat(failure(events).reason()).contains("interrupted");
    assertThat(still).isTrue();
  }

  @Test
  void while_nobody_reads_hear_of_it() throws Exception {
    var two = ToolSet.of(tool("quick", (_, _) -> "quick"), tools.get("wait"));
    var stream = calling("quick", "wait").stream(request(), two);
    var read = stream.events().iterator();
    while (!(read.next() instanceof ToolResult)) {
      // the other tool still runs
    }
    started.await();

    stream.close();

    stopped.await();
    var rest = new ArrayList<StreamEvent>();
    read.forEachRemaining(rest::add);
    assertThat(all(rest, ToolResult.class)).singleElement().matches(ToolResult::error);
    assertThat(failure(rest).kind()).isEqualTo(Kind.CANCELLED);
  }

  @Test
  void while_a_person_is_asked_end_the_question() throws Exception {
    var options =
        ToolOptions.DEFAULT.withApproval(
            (_, _) -> {
              started.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                stopped.countDown();
              }
              return true;
            });
    var stream =
        calling("t", "t").stream(request(), ToolSet.of(asking("t", (_, _) -> "ran")), options);
    var reading = reading(stream);
    started.await();

    stream.cancel("stopped by you");

    assertThat(failure(reading.get()).kind()).isEqualTo(Kind.CANCELLED);
    stopped.await();
  }

  @Test
  void before_they_begin_do_not_run() {
    var stream = calling("wait").stream(request(), tools);
    stream.cancel("never mind");

    var events = events(stream);

    assertThat(failure(events).reason()).isEqualTo("never mind");
    assertThat(provider.requests()).isEmpty();
  }

  @Test
  void behind_their_round_do_not_run() {
    var ran = new AtomicBoolean();
    var stream =
        calling("t").stream(request(), ToolSet.of(tool("t", (_, _) -> "" + ran.getAndSet(true))));
    var read = stream.events().iterator();
    while (!(read.next() instanceof StreamEvent.RoundEnd)) {
      // its calls have not begun
    }
    boolean early = ran.get();
    stream.cancel("stopped by you");

    var rest = new ArrayList<StreamEvent>();
    read.forEachRemaining(rest::add);

    assertThat(failure(rest).kind()).isEqualTo(Kind.CANCELLED);
    assertThat(all(rest, ToolResult.class)).hasSize(1);
    assertThat(early || rest.size() == 2).isTrue();
  }

  @Test
  void between_the_events_of_a_round_end_the_call() {
    var stream = calling("wait").stream(request(), tools);
    var read = stream.events().iterator();
    while (!(read.next() instanceof StreamEvent.ToolCall)) {
      // the round goes on
    }

    stream.close();

    var rest = new ArrayList<StreamEvent>();
    read.forEachRemaining(rest::add);
    assertThat(failure(rest).kind()).isEqualTo(Kind.CANCELLED);
    assertThat(all(rest, ToolResult.class)).hasSize(1);
    assertThat(stream.conversation()).isEqualTo(request().messages());
  }

  @Test
  void after_the_end_change_nothing() {
    var stream = calling().stream(request(), tools);
    var events = events(stream);

    stream.cancel("too late");
    stream.close();

    assertThat(end(events)).isNotNull();
  }

  @Test
  void by_closing_the_client_end_before_the_next_round() {
    var llm = calling("t");
    var tools =
        ToolSet.of(
            tool(
                "t",
                (_, _) -> {
                  llm.close();
                  return "ran";
                }));

    var events = events(llm.stream(request(), tools));

    assertThat(results(events)).containsExactly("ran");
    assertThat(failure(events).kind()).isEqualTo(Kind.CANCELLED);
    assertThat(failure(events).reason()).contains("closed");
  }
}
