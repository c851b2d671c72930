package dev.sage.llm.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The stream of a call with tools as a program holds it. */
class ToolStreamTest extends ToolCase {

  @Test
  void a_stream_is_read_once() {
    var stream = weather().stream(request(), WEATHER);
    assertThat(stream.text()).isEqualTo("It is cold.");

    assertThatThrownBy(stream::text).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_tool_that_nobody_would_run_is_refused() {
    var request = request().toBuilder().tool(new ToolSpec("mine", "", "{}")).build();
    var llm = weather();

    assertThatThrownBy(() -> llm.stream(request, WEATHER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mine");
    assertThat(llm.stream(request().withTools(WEATHER.specs()), WEATHER).text())
        .isEqualTo("It is cold.");
  }

  @Test
  void a_wrong_configuration_is_the_streams_failure() {
    var events = events(weather().stream(request().withModel("nobody/m"), WEATHER));

    assertThat(failure(events).kind()).isEqualTo(Kind.INVALID_CONFIG);
  }

  @Test
  void equal_seeds_give_equal_events() {
    assertThat(replay()).isEqualTo(replay()).hasSizeGreaterThan(10);
  }

  /** Without times, which differ. */
  private List<String> replay() {
    var provider =
        FakeProvider.builder()
            .seed(42)
            .answer(
                FakeAnswer.builder()
                    .call("a", "slow", "{}")
                    .call("b", "fast", "{}")
                    .call("c", "broken", "{}")
                    .call("d", "unknown", "{}")
                    .usage(1, 2)
                    .build())
            .answer(FakeAnswer.builder().say("All of it is done now.").usage(3, 4).build())
            .build();
    var fast = new java.util.concurrent.CountDownLatch(1);
    var tools =
        ToolSet.of(
            tool(
                "slow",
                (_, _) -> {
                  fast.await();
                  return "slow";
                }),
            tool(
                "fast",
                (_, _) -> {
                  fast.countDown();
                  return "fast";
                }),
            tool(
                "broken",
                (_, _) -> {
                  throw new IllegalStateException("out of order");
                }));
    try (var llm = Llm.builder().environment(Map.of()).provider(provider).build()) {
      var request = request().toBuilder().requestId("r").build();
      return events(llm.stream(request, tools)).stream().map(ToolStreamTest::withoutTimes).toList();
    }
  }

  private static String withoutTimes(StreamEvent event) {
    return event
        .toString()
        .replaceAll("Timings\\[[^]]*]", "")
        .replaceAll("timeToHeaders=[^,]*", "");
  }

  @Test
  void sixty_four_streams_with_tools_at_once_do_not_mix() throws Exception {
    var provider = FakeProvider.builder();
    for (int i = 0; i < 64; i++) {
      provider
          .answer("m" + i, calls("a", "echo", "{\"n\":" + i + "}"))
          .answer("m" + i, FakeAnswer.text("answer " + i));
    }
    var echo = ToolSet.of(tool("echo", (arguments, _) -> "n=" + arguments.integer("n")));
    try (var llm = Llm.builder().environment(Map.of()).provider(provider.build()).build();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, 64)
              .mapToObj(
                  i ->
                      (Callable<List<StreamEvent>>)
                          () ->
                              events(
                                  llm.stream(
                                      ChatRequest.of("fake/m" + i, Message.user("Go")), echo)))
              .toList();
      var done = threads.invokeAll(calls);
      for (int i = 0; i < 64; i++) {
        assertThat(results(done.get(i).get())).containsExactly("n=" + i);
      }
    }
  }
}
