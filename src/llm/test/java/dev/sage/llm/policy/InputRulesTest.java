package dev.sage.llm.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused before anything is sent, by the name of the parameter. */
class InputRulesTest {

  private static final ToolSpec TOOL = new ToolSpec("weather", "", "{}");

  private static Arguments fault(
      String what, String param, String words, Consumer<ChatRequest.Builder> change) {
    return Arguments.of(what, param, words, change);
  }

  private static Message message(Role role, Content part) {
    return new Message(role, List.of(part));
  }

  static Stream<Arguments> faults() {
    var image = new Content.Media("image/png", null, URI.create("https://example.org/a.png"), null);
    var call = new Content.ToolCall("c", "weather", "{}");
    var result = new Content.ToolResult("c", "3", false);
    var thought = new Content.Reasoning("hm", null);
    return Stream.of(
        fault(
            "image in system",
            "messages",
            "role system",
            b -> b.message(message(Role.SYSTEM, image))),
        fault("call of the user", "messages", "ToolCall", b -> b.message(message(Role.USER, call))),
        fault(
            "thought of the user",
            "messages",
            "Reasoning",
            b -> b.message(message(Role.USER, thought))),
        fault(
            "result of the user",
            "messages",
            "ToolResult",
            b -> b.message(message(Role.USER, result))),
        fault(
            "too many",
            "messages",
            "at most 5",
            b -> b.messages(List.of(user(), user(), user(), user(), user()))),
        fault(
            "too long",
            "messages",
            "at most 2,000",
            b -> b.message(Message.user("x".repeat(2001)))),
        fault(
            "long schema",
            "messages",
            "2,000",
            b -> b.tool(new ToolSpec("t", "", "{" + " ".repeat(3000) + "}"))),
        fault("two of a name", "tools", "weather", b -> b.tools(List.of(TOOL, TOOL))),
        fault("schema", "tools", "JSON Schema", b -> b.tool(new ToolSpec("t", "", "[]"))),
        fault(
            "extra of a tool",
            "tools",
            "JSON object",
            b -> b.tool(new ToolSpec("t", "", "{}").withExtra("7"))),
        fault(
            "choice",
            "toolChoice",
            "nothing",
            b -> b.tool(TOOL).toolChoice(new ToolChoice.Named("nothing"))),
        fault("response schema", "responseSchema", "JSON object", b -> b.responseSchema("true")),
        fault("cold", "temperature", "-0.1", b -> b.temperature(-0.1)),
        fault("NaN", "temperature", "NaN", b -> b.temperature(Double.NaN)),
        fault("hot", "temperature", "Infinity", b -> b.temperature(Double.POSITIVE_INFINITY)),
        fault("top-p", "topP", "1.5", b -> b.topP(1.5)),
        fault("top-p below", "topP", "-1.0", b -> b.topP(-1.0)),
        fault("no tokens", "maxTokens", "0", b -> b.maxTokens(0)),
        fault("empty stop", "stop", "empty", b -> b.stop(List.of("a", ""))),
        fault("id with a line break", "requestId", "printable", b -> b.requestId("a\nb")),
        fault("id with an accent", "requestId", "printable", b -> b.requestId("é")),
        fault("empty id", "requestId", "1 to 128", b -> b.requestId("")),
        fault("long id", "requestId", "1 to 128", b -> b.requestId("x".repeat(129))),
        fault(
            "header with a line break", "headers", "control", b -> b.header("x-a", "1\r\nx-b: 2")),
        fault("header with DEL", "headers", "control", b -> b.header("x-a", "\u007f")),
        fault("long header", "headers", "16,384", b -> b.header("x-a", "x".repeat(16_385))),
        fault("header name", "headers", "no header name", b -> b.header("x a", "1")),
        fault("header name with a line break", "headers", "x?a", b -> b.header("x\na", "1")),
        fault("header name with a colon", "headers", "x:a", b -> b.header("x:a", "1")),
        fault("header name beyond ASCII", "headers", "é", b -> b.header("é", "1")),
        fault("no header name", "headers", "no header name", b -> b.header("", "1")),
        fault("framing", "headers", "Content-Length", b -> b.header("Content-Length", "1")),
        fault("object", "extra", "the field x", b -> b.extra("x", new Object())),
        fault(
            "infinite",
            "extra",
            "the field x",
            b -> b.extra("x", List.of(Double.POSITIVE_INFINITY))),
        fault("not a number", "extra", "the field x", b -> b.extra("x", Map.of("a", Float.NaN))),
        fault("key that is no string", "extra", "the field x", b -> b.extra("x", Map.of(1, 2))),
        fault("deep", "extra", "the field x", b -> b.extra("x", deep(101))));
  }

  private static LlmError error(InputRules rules, ChatRequest request) {
    return Objects.requireNonNull(rules.check(request));
  }

  private static Message user() {
    return Message.user("Hi");
  }

  private static Object deep(int depth) {
    Object value = 1;
    for (int i = 0; i < depth; i++) {
      value = List.of(value);
    }
    return value;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void it_is_refused_by_the_name_of_the_parameter(
      String what, String param, String words, Consumer<ChatRequest.Builder> change) {
    var builder = ChatRequest.builder("fake/m").message(user());
    change.accept(builder);

    var error = error(new InputRules(5, 2000), builder.build());

    assertThat(error.kind()).isEqualTo(Kind.INVALID_REQUEST);
    assertThat(error.param()).isEqualTo(param);
    assertThat(error.message().toLowerCase(java.util.Locale.ROOT))
        .contains(words.toLowerCase(java.util.Locale.ROOT));
    assertThat(error.message()).doesNotContain("\n").doesNotContain("\r");
  }

  @Test
  void a_model_has_no_control_characters_and_is_not_endless() {
    var rules = InputRules.DEFAULT;
    assertThat(error(rules, ChatRequest.of("fake/m\r\nx", user())).param()).isEqualTo("model");
    assertThat(error(rules, ChatRequest.of("fake/" + "m".repeat(600), user())).message())
        .contains("512");
    assertThat(error(rules, ChatRequest.of("fake/m")).message()).contains("no message");
  }

  @Test
  void everything_at_its_limit_is_let_through() {
    var values = new HashMap<String, Object>();
    values.put("a", null);
    values.put("b", true);
    values.put("c", 1.5f);
    values.put("d", "text");
    var request =
        ChatRequest.builder("fake/a/b:c")
            .message(Message.system("s"))
            .message(message(Role.USER, new Content.Media("image/png", "AAAA", null, null)))
            .message(
                new Message(
                    Role.ASSISTANT,
                    List.of(
                        new Content.Reasoning("hm", null),
                        new Content.Reasoning("", "{}"),
                        new Content.ToolCall("c", "weather", "{}"))))
            .message(message(Role.TOOL, new Content.ToolResult("c", "3", false)))
            .message(
                new Message(
                    Role.USER,
                    List.of(
                        new Content.CachePoint(null),
                        new Content.Extra("{}", Content.Extra.Place.PART))))
            .tool(TOOL.withExtra(" {}"))
            .toolChoice(new ToolChoice.Named("weather"))
            .responseSchema(" {\"type\":\"object\"}")
            .temperature(0.0)
            .topP(1.0)
            .maxTokens(1)
            .stop(List.of("\n"))
            .requestId("a b" + "x".repeat(125))
            .header("x-a", "tab\tand é")
            .extra("x", deep(100))
            .extra("y", values)
            .extra("z", 7L)
            .build();

    assertThat(new InputRules(5, 2000).check(request)).isNull();
  }

  @Test
  void nothing_is_sent_and_the_stream_says_why() {
    var fake = FakeProvider.of(FakeAnswer.text("never"));
    var events = new ArrayList<StreamEvent>();
    try (var llm = Llm.builder().environment(Map.of()).provider(fake).build();
        var stream =
            llm.stream(
                ChatRequest.builder("fake/m").message(user()).header("x-a", "1\r\nx").build())) {
      stream.events().forEach(events::add);
    }

    assertThat(fake.requests()).isEmpty();
    assertThat(events).hasSize(1);
    var error = ((StreamEvent.Failure) events.getFirst()).error();
    assertThat(error.kind()).isEqualTo(Kind.INVALID_REQUEST);
    assertThat(error.param()).isEqualTo("headers");
  }
}
