package dev.sage.llm.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.Llm;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.StreamEvent.ToolResult;
import dev.sage.llm.StreamEvent.Warning;
import dev.sage.llm.provider.fake.FakeAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tools that run: at once, late, too long, without permission, and cancelled. */
@Timeout(60)
class ToolRunsTest extends ToolCase {

  private Llm calling(String... tools) {
    var answer = FakeAnswer.builder().say("Let me see.");
    for (int i = 0; i < tools.length; i++) {
      answer.call("c" + i, tools[i], "{}");
    }
    return model(answer.build(), FakeAnswer.text("Done."));
  }

  private static Tool asking(String name, ToolFunction function) {
    return Tool.builder(name).permission(ToolPermission.CONFIRM).run(function).build();
  }

  @Nested
  class In_parallel {

    @Test
    void tools_of_a_round_run_at_the_same_time() {
      var all = new CyclicBarrier(3);
      var tools =
          ToolSet.of(
              tool(
                  "meet",
                  (_, _) -> {
                    all.await();
                    return "met";
                  }));

      var events = events(calling("meet", "meet", "meet").stream(request(), tools));

      assertThat(results(events)).containsExactly("met", "met", "met");
    }

    @Test
    void results_come_in_the_order_of_the_calls() {
      var last = new CountDownLatch(1);
      var tools =
          ToolSet.of(
              tool(
                  "first",
                  (_, _) -> {
                    last.await();
                    return "1";
                  }),
              tool(
                  "last",
                  (_, _) -> {
                    last.countDown();
                    return "2";
                  }));

      var events = events(calling("first", "last").stream(request(), tools));

      assertThat(results(events)).containsExactly("1", "2");
    }

    @Test
    void no_more_run_at_once_than_the_program_wants() {
      var now = new AtomicInteger();
      var most = new AtomicInteger();
      var order = Collections.synchronizedList(new ArrayList<String>());
      var tools =
          ToolSet.of(
              tool(
                  "t",
                  (_, context) -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    order.add(context.callId());
                    now.decrementAndGet();
                    return "";
                  }));

      events(
          calling("t", "t", "t", "t").stream(
              request(), tools, ToolOptions.DEFAULT.withMaxParallel(1)));

      assertThat(most).hasValue(1);
      assertThat(order).containsExactly("c0", "c1", "c2", "c3");
    }

    @Test
    void a_tool_runs_on_a_virtual_thread_and_knows_its_round() {
      var seen = new ArrayList<String>();
      var tools =
          ToolSet.of(
              tool(
                  "t",
                  (_, context) -> {
                    var thread = Thread.currentThread();
                    seen.add(thread.isVirtual() + " " + thread.getName());
                    seen.add(context.requestId());
                    return "";
                  }));
      var stream = calling("t").stream(request(), tools);

      events(stream);

      assertThat(seen).containsExactly("true sage-tool-t", stream.requestId());
    }
  }

  @Nested
  class That_fail {

    private List<StreamEvent> failing(ToolFunction function) {
      return events(calling("t").stream(request(), ToolSet.of(tool("t", function))));
    }

    @Test
    void are_told_to_the_model_and_the_program_and_the_call_goes_on() {
      var events =
          failing(
              (_, _) -> {
                throw new IllegalStateException("the disk is full");
              });

      assertThat(results(events))
          .containsExactly("ERUNTIME: IllegalStateException: the disk is full");
      assertThat(all(events, Warning.class))
          .containsExactly(
              new Warning(
                  "tool_failed",
                  "The tool t failed. ERUNTIME: IllegalStateException: the disk is full"));
      assertThat(events).last().isInstanceOf(StreamEvent.End.class);
    }

    @Test
    void may_give_a_code_of_their_own() {
      var events =
          failing(
              (_, _) -> {
                throw new ToolException("ENOENT", "There is no such file.");
              });

      assertThat(results(events)).containsExactly("ENOENT: There is no such file.");
    }

    @Test
    void are_told_whatever_they_throw() {
      assertThat(
              results(
                  failing(
                      (_, _) -> {
                        throw new StackOverflowError();
                      })))
          .containsExactly("ERUNTIME: StackOverflowError");
    }

    @Test
    void are_told_though_their_message_throws_too() {
      assertThat(
              results(
                  failing(
                      (_, _) -> {
                        throw new IllegalStateException() {
                          @Override
                          public String getMessage() {
                            throw new IllegalStateException("no message");
                          }
                        };
                      })))
          .singleElement()
          .asString()
          .startsWith("ERUNTIME: ");
    }

    @Test
    void are_told_in_few_words_without_keys() {
      var events =
          failing(
              (_, _) -> {
                throw new IllegalStateException("sk-ant-0123456789abcdef0123 " + "x".repeat(9_000));
              });

      assertThat(results(events).getFirst())
          .startsWith("ERUNTIME: IllegalStateException: [anthropic-key:")
          .hasSizeLessThan(1_100);
    }

    @Test
    void because_their_result_is_too_large_are_told_so() {
      var tools =
          ToolSet.of(tool("fits", (_, _) -> "ü".repeat(4)), tool("large", (_, _) -> "ü".repeat(5)));

      var events =
          events(
              calling("fits", "large").stream(
                  request(), tools, ToolOptions.DEFAULT.withMaxResultBytes(8)));

      assertThat(results(events).getFirst()).isEqualTo("üüüü");
      assertThat(results(events).getLast()).startsWith("EQUOTA: ").contains("8 bytes");
      assertThat(all(events, Warning.class))
          .extracting(Warning::code)
          .containsExactly("tool_failed");
    }

    @Test
    void have_all_the_time_there_is_where_the_program_says_so() {
      var tools = ToolSet.of(tool("t", (_, _) -> "done"));
      var forEver = ToolOptions.DEFAULT.withTimeout(Duration.ofSeconds(Long.MAX_VALUE));

      assertThat(results(events(calling("t").stream(request(), tools, forEver))))
          .containsExactly("done");
    }

    @Test
    void because_they_take_too_long_are_interrupted_and_told_so() {
      var interrupted = new CountDownLatch(1);
      var tools =
          ToolSet.of(
              tool(
                  "t",
                  (_, context) -> {
                    try {
                      new CountDownLatch(1).await();
                    } catch (InterruptedException _) {
                      assertThat(context.cancellation().reason()).contains("time is over");
                      interrupted.countDown();
                    }
                    return "late";
                  }));

      var events =
          events(
              calling("t").stream(
                  request(), tools, ToolOptions.DEFAULT.withTimeout(Duration.ofMillis(20))));

      assertThat(results(events))
          .containsExactly("ETIMEOUT: The tool gave no result within 20 ms.");
      assertThat(all(events, Warning.class).getFirst().message()).contains("Tool.Builder.timeout");
      assertThat(awaited(interrupted)).isTrue();
    }

    @Test
    void because_they_take_too_long_do_not_hold_up_the_call_where_they_ignore_that() {
      var release = new CountDownLatch(1);
      var slow =
          Tool.builder("slow")
              .permission(ToolPermission.AUTO)
              .timeout(Duration.ofMillis(10))
              .run(
                  (_, _) -> {
                    waitIgnoringInterrupts(release);
                    return "late";
                  })
              .build();

      var events =
          events(
              calling("slow", "slow", "quick").stream(
                  request(),
                  ToolSet.of(slow, tool("quick", (_, _) -> "quick")),
                  ToolOptions.DEFAULT.withMaxParallel(1)));

      release.countDown();
      assertThat(results(events)).hasSize(3).last().isEqualTo("quick");
      assertThat(results(events).getFirst()).startsWith("ETIMEOUT");
    }
  }

  @Nested
  class That_need_permission {

    @Test
    void run_where_the_program_approves_and_with_what_it_saw() {
      var seen = new ArrayList<String>();
      var options =
          ToolOptions.DEFAULT.withApproval(
              (tool, arguments) -> {
                seen.add(tool.name() + arguments.text());
                return seen.size() == 1;
              });

      var events =
          events(
              calling("t", "t").stream(
                  request(), ToolSet.of(asking("t", (_, _) -> "ran")), options));

      assertThat(seen).containsExactly("t{}", "t{}");
      assertThat(results(events))
          .containsExactly("ran", "EPERMISSION: The person did not approve this call.");
      assertThat(all(events, Warning.class))
          .extracting(Warning::code)
          .containsExactly("tool_denied");
    }

    @Test
    void do_not_run_where_nobody_can_be_asked() {
      var ran = new AtomicBoolean();

      var events =
          events(
              calling("t").stream(
                  request(), ToolSet.of(asking("t", (_, _) -> "" + ran.getAndSet(true)))));

      assertThat(ran).isFalse();
      assertThat(results(events).getFirst())
          .startsWith("EPERMISSION")
          .contains("ToolOptions.withApproval");
    }

    @Test
    void do_not_run_where_the_approval_fails() {
      var options =
          ToolOptions.DEFAULT.withApproval(
              (_, _) -> {
                throw new AssertionError("no window");
              });

      var events =
          events(calling("t").stream(request(), ToolSet.of(asking("t", (_, _) -> "ran")), options));

      assertThat(results(events).getFirst()).startsWith("EPERMISSION").contains("AssertionError");
    }

    @Test
    void never_run_where_they_are_denied() {
      var ran = new AtomicBoolean();
      var tool =
          Tool.builder("t")
              .permission(ToolPermission.DENY)
              .run((_, _) -> "" + ran.getAndSet(true))
              .build();

      var events =
          events(
              calling("t").stream(
                  request(), ToolSet.of(tool), ToolOptions.DEFAULT.withApproval((_, _) -> true)));

      assertThat(ran).isFalse();
      assertThat(all(events, ToolResult.class)).singleElement().matches(ToolResult::error);
    }

    @Test
    void do_not_hold_up_those_that_do_not() {
      var quick = new CountDownLatch(1);
      var options =
          ToolOptions.DEFAULT.withApproval(
              (_, _) -> {
                quick.await();
                return true;
              });
      var tools =
          ToolSet.of(
              asking("t", (_, _) -> "ran"),
              tool(
                  "quick",
                  (_, _) -> {
                    quick.countDown();
                    return "quick";
                  }));

      assertThat(results(events(calling("t", "quick").stream(request(), tools, options))))
          .containsExactly("ran", "quick");
    }
  }

  @Nested
  class That_are_cancelled {

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

  @Test
  void no_thread_of_a_tool_is_left() {
    var threads = Collections.synchronizedList(new ArrayList<Thread>());
    var tools =
        ToolSet.of(
            tool(
                "t",
                (_, _) -> {
                  threads.add(Thread.currentThread());
                  return "x";
                }));

    events(calling("t", "t", "t").stream(request(), tools));

    assertThat(threads)
        .hasSize(3)
        .allSatisfy(thread -> assertThat(thread.join(Duration.ofSeconds(30))).isTrue());
  }

  private static boolean awaited(CountDownLatch latch) {
    waitIgnoringInterrupts(latch);
    return latch.getCount() == 0;
  }

  private static void waitIgnoringInterrupts(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
