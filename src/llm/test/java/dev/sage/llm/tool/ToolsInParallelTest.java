package dev.sage.llm.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tools of a round that run at once. */
@Timeout(60)
class ToolsInParallelTest extends ToolCase {

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
}
