package dev.sage.llm.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.StreamEvent.Warning;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tools that throw, say too much or take too long. */
@Timeout(60)
class ToolsThatFailTest extends ToolCase {

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
    assertThat(all(events, Warning.class)).extracting(Warning::code).containsExactly("tool_failed");
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

    assertThat(results(events)).containsExactly("ETIMEOUT: The tool gave no result within 20 ms.");
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

  private static boolean awaited(CountDownLatch latch) {
    waitIgnoringInterrupts(latch);
    return latch.getCount() == 0;
  }
}
