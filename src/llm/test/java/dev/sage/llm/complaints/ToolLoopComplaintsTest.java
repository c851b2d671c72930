package dev.sage.llm.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.llm.tool.Tool;
import dev.sage.llm.tool.ToolPermission;
import dev.sage.llm.tool.ToolSet;
import dev.sage.llm.tool.ToolStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tools that the library runs: their errors are seen, a cancel stops them, each round counts. */
@Timeout(60)
class ToolLoopComplaintsTest {

  private final FakeProvider provider =
      FakeProvider.of(
          FakeAnswer.builder().call("c1", "t", "").usage(10, 2).build(),
          FakeAnswer.builder().say("Done.").usage(20, 3).build());

  private static ToolSet tools(Tool.Builder tool) {
    return ToolSet.of(tool.permission(ToolPermission.AUTO).build());
  }

  private static ToolStream stream(Llm llm, ToolSet tools) {
    return llm.stream(ChatRequest.of("fake/m", Message.user("Go")), tools);
  }

  private Llm client() {
    return Llm.builder().environment(Map.of()).provider(provider).build();
  }

  @Test
  void langchain4j_3413_what_a_tool_throws_is_seen_by_the_program_and_the_model() {
    var tools =
        tools(
            Tool.builder("t")
                .run(
                    (_, _) -> {
                      throw new IllegalStateException("no disk");
                    }));
    var events = new ArrayList<StreamEvent>();
    try (var llm = client()) {
      stream(llm, tools).events().forEach(events::add);
    }

    assertThat(events)
        .contains(
            new StreamEvent.Warning(
                "tool_failed", "The tool t failed. ERUNTIME: IllegalStateException: no disk"),
            new StreamEvent.ToolResult("c1", "ERUNTIME: IllegalStateException: no disk", true));
  }

  @Test
  void quarkus_langchain4j_2174_a_cancel_stops_the_tool_and_no_round_follows() throws Exception {
    var started = new CountDownLatch(1);
    var stopped = new CountDownLatch(1);
    var tools =
        tools(
            Tool.builder("t")
                .run(
                    (_, _) -> {
                      started.countDown();
                      try {
                        new CountDownLatch(1).await();
                      } finally {
                        stopped.countDown();
                      }
                      return "";
                    }));
    try (var llm = client()) {
      var stream = stream(llm, tools);
      List<StreamEvent> events = new ArrayList<>();
      var reader = Thread.ofVirtual().start(() -> stream.events().forEach(events::add));
      started.await();

      stream.cancel("stopped by you");

      stopped.await();
      reader.join();
      assertThat(events)
          .last()
          .isInstanceOfSatisfying(
              StreamEvent.Failure.class,
              failure -> assertThat(failure.error().kind()).isEqualTo(Kind.CANCELLED));
      assertThat(provider.requests()).hasSize(1);
    }
  }

  @Test
  void spring_ai_3280_and_2417_a_tool_without_arguments_runs_in_a_stream() {
    try (var llm = client()) {
      var tools = tools(Tool.builder("t").run((arguments, _) -> arguments.text()));
      var stream = stream(llm, tools);

      assertThat(stream.text()).isEqualTo("Done.");
      assertThat(stream.conversation()).contains(Message.toolResult("c1", "{}"));
    }
  }

  @Test
  void spring_ai_6996_the_usage_of_each_round_is_kept() {
    try (var llm = client()) {
      var response = stream(llm, tools(Tool.builder("t").run((_, _) -> ""))).response();

      assertThat(response.rounds())
          .extracting(round -> round.usage().input())
          .containsExactly(10L, 20L);
      assertThat(response.usage().input()).isEqualTo(30);
      assertThat(response.usage().output()).isEqualTo(5);
    }
  }
}
