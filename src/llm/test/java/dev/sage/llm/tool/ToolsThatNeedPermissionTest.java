package dev.sage.llm.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.StreamEvent.ToolResult;
import dev.sage.llm.StreamEvent.Warning;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tools that run only where somebody approves. */
@Timeout(60)
class ToolsThatNeedPermissionTest extends ToolCase {

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
            calling("t", "t").stream(request(), ToolSet.of(asking("t", (_, _) -> "ran")), options));

    assertThat(seen).containsExactly("t{}", "t{}");
    assertThat(results(events))
        .containsExactly("ran", "EPERMISSION: The person did not approve this call.");
    assertThat(all(events, Warning.class)).extracting(Warning::code).containsExactly("tool_denied");
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
