package dev.sage.llm.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ChatStream;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.llm.telemetry.StreamTap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Calls with tools on a scripted provider, and what their tests share. */
abstract class ToolCase {

  static final String CITY =
      "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}";

  /** A tool that may run, and knows the weather everywhere. */
  static final ToolSet WEATHER =
      ToolSet.of(
          Tool.builder("weather")
              .description("The weather of a city, now.")
              .parameters(CITY)
              .permission(ToolPermission.AUTO)
              .run(
                  (arguments, _) -> "{\"celsius\":3,\"city\":\"" + arguments.string("city") + "\"}")
              .build());

  protected FakeProvider provider = FakeProvider.of();
  protected @Nullable Llm llm;

  @AfterEach
  void close() {
    if (llm != null) {
      llm.close();
    }
  }

  /** A client whose model gives these answers, one a round. */
  protected Llm model(FakeAnswer... answers) {
    return model(Map.of(), List.of(), answers);
  }

  protected Llm model(
      Map<String, String> environment, List<StreamTap> taps, FakeAnswer... answers) {
    provider = FakeProvider.of(answers);
    var builder = Llm.builder().environment(environment).provider(provider);
    taps.forEach(builder::tap);
    var made = builder.build();
    llm = made;
    return made;
  }

  /** A model that asks for the weather of Bern, and then says something of it. */
  protected Llm weather() {
    return model(
        FakeAnswer.builder()
            .think("Which city? ")
            .say("Let me look. ")
            .call("c1", "weather", "{\"city\":\"Bern\"}")
            .usage(10, 5)
            .build(),
        FakeAnswer.builder().say("It is cold.").usage(30, 7).build());
  }

  /** A model that calls those tools, and is then done. */
  protected Llm calling(String... tools) {
    var answer = FakeAnswer.builder().say("Let me see.");
    for (int i = 0; i < tools.length; i++) {
      answer.call("c" + i, tools[i], "{}");
    }
    return model(answer.build(), FakeAnswer.text("Done."));
  }

  protected static ChatRequest request() {
    return ChatRequest.of("fake/m", Message.user("Go"));
  }

  /** A tool that may run. */
  protected static Tool tool(String name, ToolFunction function) {
    return Tool.builder(name)
        .parameters("{\"type\":\"object\"}")
        .permission(ToolPermission.AUTO)
        .run(function)
        .build();
  }

  /** A tool that runs only where it is approved. */
  protected static Tool asking(String name, ToolFunction function) {
    return Tool.builder(name).permission(ToolPermission.CONFIRM).run(function).build();
  }

  protected static FakeAnswer calls(String id, String tool, String arguments) {
    return FakeAnswer.builder().call(id, tool, arguments).build();
  }

  /** Every event; exactly one is terminal, and every tool call has one result. */
  protected static List<StreamEvent> events(ChatStream stream) {
    var events = new ArrayList<StreamEvent>();
    try (stream) {
      stream.events().forEach(events::add);
    }
    assertThat(events.stream().filter(StreamEvent::terminal)).hasSize(1);
    assertThat(events.getLast().terminal()).isTrue();
    assertPaired(events);
    return events;
  }

  /** Within each round: as many results as ids that were called, each behind its call. */
  static void assertPaired(List<StreamEvent> events) {
    var open = new ArrayList<String>();
    for (var event : events) {
      switch (event) {
        case StreamEvent.ToolCall call -> {
          if (!open.contains(call.callId())) {
            open.add(call.callId());
          }
        }
        case StreamEvent.ToolResult result ->
            assertThat(open.remove(result.callId())).as("a call of %s", result.callId()).isTrue();
        default -> {}
      }
    }
    assertThat(open).as("calls without result").isEmpty();
  }

  protected static <T extends StreamEvent> List<T> all(List<StreamEvent> events, Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  protected static List<String> results(List<StreamEvent> events) {
    return all(events, StreamEvent.ToolResult.class).stream()
        .map(StreamEvent.ToolResult::result)
        .toList();
  }

  protected static LlmError failure(List<StreamEvent> events) {
    assertThat(events).last().isInstanceOf(StreamEvent.Failure.class);
    return ((StreamEvent.Failure) events.getLast()).error();
  }

  protected static StreamEvent.End end(List<StreamEvent> events) {
    assertThat(events).last().isInstanceOf(StreamEvent.End.class);
    return (StreamEvent.End) events.getLast();
  }

  protected static void waitIgnoringInterrupts(CountDownLatch latch) {
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
