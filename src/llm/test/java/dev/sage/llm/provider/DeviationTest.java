package dev.sage.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.anthropic.AnthropicMessagesFormat;
import dev.sage.llm.provider.gemini.GeminiFormat;
import dev.sage.llm.provider.internal.Told;
import dev.sage.llm.provider.json.Oracle;
import dev.sage.llm.provider.ollama.OllamaFormat;
import dev.sage.llm.provider.openai.OpenAiChatFormat;
import dev.sage.llm.provider.responses.ResponsesFormat;
import dev.sage.llm.transport.BodyKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Each way in which servers are known to deviate, one small made-up body a way. */
class DeviationTest {

  @TestFactory
  Stream<DynamicTest> chat_completions() throws IOException {
    return cases("openai/deviations.json", new OpenAiChatFormat());
  }

  @TestFactory
  Stream<DynamicTest> messages() throws IOException {
    return cases("anthropic/deviations.json", new AnthropicMessagesFormat());
  }

  @TestFactory
  Stream<DynamicTest> ollama() throws IOException {
    return cases("ollama/deviations.json", new OllamaFormat());
  }

  @TestFactory
  Stream<DynamicTest> responses() throws IOException {
    return cases("responses/deviations.json", new ResponsesFormat());
  }

  @TestFactory
  Stream<DynamicTest> gemini() throws IOException {
    return cases("gemini/deviations.json", new GeminiFormat());
  }

  private static Stream<DynamicTest> cases(String file, WireFormat format) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (InputStream in = Objects.requireNonNull(DeviationTest.class.getResourceAsStream(file))) {
      for (JsonNode item : Oracle.MAPPER.readTree(in)) {
        tests.add(DynamicTest.dynamicTest(item.path("name").asString(), () -> check(item, format)));
      }
    }
    return tests.stream();
  }

  private static void check(JsonNode item, WireFormat format) {
    boolean lines = format.framings().getFirst() == BodyKind.NDJSON;
    String body =
        item.has("body") ? item.path("body").asString() : framed(item.path("data"), lines);
    List<@Nullable String> types =
        item.has("types")
            ? texts(item.path("types"))
            : Arrays.asList(format.framings().getFirst().mediaType(), "application/json", null);
    Told whole = Told.of(format, types.getFirst(), body, 0);
    JsonNode expect = item.path("expect");
    expect.properties().forEach(field -> one(field.getKey(), field.getValue(), whole));
    assertThat(whole.events.stream().filter(StreamEvent::terminal)).hasSize(1);
    if (!expect.has("error")) {
      assertThat(whole.events.getLast()).isInstanceOf(StreamEvent.End.class);
      assertThat(names(whole)).isEqualTo(strings(expect.path("warnings")));
    }
    for (String type : types) {
      for (long split : new long[] {0, 1, 2, 3}) {
        assertThat(untyped(Told.of(format, type, body, split)))
            .as("%s, split %d", type, split)
            .isEqualTo(untyped(whole));
      }
    }
  }

  /** The events, but for the content type that a failure names: that differs by intent. */
  private static List<StreamEvent> untyped(Told told) {
    return told.events.stream()
        .map(
            event ->
                event instanceof StreamEvent.Failure(LlmError error, Usage usage, Timings timings)
                    ? new StreamEvent.Failure(
                        error.withMessage(
                            error.message().replaceAll("content type [^)]*\\)", "content type)")),
                        usage,
                        timings)
                    : event)
        .toList();
  }

  private static List<@Nullable String> texts(JsonNode array) {
    List<@Nullable String> all = new ArrayList<>();
    array.forEach(item -> all.add(item.isNull() ? null : item.asString()));
    return all;
  }

  private static String framed(JsonNode data, boolean lines) {
    var body = new StringBuilder();
    for (JsonNode item : data) {
      body.append(lines ? "" : "data: ");
      body.append(item.isString() ? item.asString() : item.toString());
      body.append(lines ? "\n" : "\n\n");
    }
    return body.toString();
  }

  private static void one(String field, JsonNode want, Told told) {
    Object have =
        switch (field) {
          case "text" -> join(told, StreamEvent.Text.class, StreamEvent.Text::value);
          case "reasoning" -> join(told, StreamEvent.Reasoning.class, StreamEvent.Reasoning::value);
          case "refusal" -> join(told, StreamEvent.Refusal.class, StreamEvent.Refusal::value);
          case "state" ->
              join(told, StreamEvent.ReasoningState.class, StreamEvent.ReasoningState::opaque);
          case "finish" -> told.end().finishReason().json();
          case "raw" -> told.end().rawFinishReason();
          case "terminator" -> told.end().terminator();
          case "error" -> told.failure().error().kind().json();
          default -> null;
        };
    switch (field) {
      case "usage" -> assertThat(counts(told.end().usage())).isEqualTo(numbers(want));
      case "failedUsage" -> assertThat(counts(told.usage.getLast())).isEqualTo(numbers(want));
      case "deltas" -> assertThat(told.all(StreamEvent.ToolCallDelta.class)).hasSize(want.asInt());
      case "calls" -> calls(want, told);
      case "warnings" -> assertThat(names(told)).isEqualTo(strings(want));
      default -> assertThat(have).as(field).isEqualTo(want.isNull() ? null : want.asString());
    }
  }

  private static <E extends StreamEvent> String join(
      Told told, Class<E> kind, Function<E, String> text) {
    return told.all(kind).stream().map(text).collect(Collectors.joining());
  }

  private static List<String> names(Told told) {
    return told.all(StreamEvent.Warning.class).stream().map(StreamEvent.Warning::code).toList();
  }

  private static List<String> strings(JsonNode array) {
    List<String> all = new ArrayList<>();
    array.forEach(item -> all.add(item.asString()));
    return all;
  }

  private static List<@Nullable Long> counts(Usage usage) {
    return Arrays.asList(usage.input(), usage.cacheRead(), usage.output(), usage.reasoning());
  }

  private static List<@Nullable Long> numbers(JsonNode array) {
    List<@Nullable Long> all = new ArrayList<>();
    array.forEach(item -> all.add(item.isNumber() ? item.asLong() : null));
    return all;
  }

  private static void calls(JsonNode want, Told told) {
    List<StreamEvent.ToolCall> have = told.all(StreamEvent.ToolCall.class);
    assertThat(have).hasSize(want.size());
    for (int i = 0; i < want.size(); i++) {
      JsonNode call = want.path(i);
      assertThat(have.get(i).toolName()).isEqualTo(call.path("name").asString());
      assertThat(have.get(i).arguments()).isEqualTo(call.path("arguments").asString());
      assertThat(have.get(i).callId()).isNotEmpty();
      if (call.path("id").isString()) {
        assertThat(have.get(i).callId()).isEqualTo(call.path("id").asString());
      }
      JsonNode fault = call.path("fault");
      StreamEvent.ToolFault found = have.get(i).fault();
      String named = found == null ? null : found.name();
      assertThat(named).isEqualTo(fault.isNull() ? null : fault.asString());
      pieces(have.get(i), told);
    }
    assertThat(have.stream().map(StreamEvent.ToolCall::index)).doesNotHaveDuplicates();
  }

  /** The pieces of a call, joined, are the call; one that came whole or empty may have none. */
  private static void pieces(StreamEvent.ToolCall call, Told told) {
    String joined =
        told.all(StreamEvent.ToolCallDelta.class).stream()
            .filter(piece -> piece.index() == call.index())
            .map(StreamEvent.ToolCallDelta::arguments)
            .collect(Collectors.joining());
    if (!joined.isBlank()) {
      assertThat(joined).isEqualTo(call.arguments());
    }
  }
}
