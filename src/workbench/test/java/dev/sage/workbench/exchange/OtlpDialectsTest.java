package dev.sage.workbench.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.Json;
import dev.sage.workbench.store.CallMarks;
import dev.sage.workbench.store.CallStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Spans in the words of other instrumentations come in as the same calls. */
class OtlpDialectsTest {

  @TempDir private Path folder;
  private ImportStore imports;
  private int spans;

  @BeforeEach
  void open() {
    imports = new ImportStore(folder.resolve("home"));
  }

  @AfterEach
  void close() {
    imports.close();
  }

  private ObjectNode span(String name, Map<String, ?> attributes) {
    var span =
        Json.object()
            .put("traceId", "5b8efff798038103d269b633813fc60c")
            .put("spanId", "%016x".formatted(++spans))
            .put("parentSpanId", "00f067aa0ba902b7")
            .put("name", name)
            .put("startTimeUnixNano", "1785000000000000000")
            .put("endTimeUnixNano", "1785000001500000000");
    var list = span.putArray("attributes");
    attributes.forEach(
        (key, value) -> {
          var json = list.addObject().put("key", key).putObject("value");
          switch (value) {
            case Integer number -> json.put("intValue", number.toString());
            case Double number -> json.put("doubleValue", number);
            case Boolean flag -> json.put("boolValue", flag);
            default -> json.put("stringValue", value.toString());
          }
        });
    return span;
  }

  private ImportReport read(ObjectNode... all) throws IOException, ImportException {
    var document = Json.object();
    var list =
        document
            .putArray("resourceSpans")
            .addObject()
            .putArray("scopeSpans")
            .addObject()
            .putArray("spans");
    for (var each : all) {
      list.add(each);
    }
    return imports.read(Files.writeString(folder.resolve("spans.json"), Json.line(document)));
  }

  @Test
  void a_span_of_OpenInference_comes_in_with_messages_tokens_and_parameters() throws Exception {
    var attributes = new LinkedHashMap<String, Object>();
    attributes.put("openinference.span.kind", "LLM");
    attributes.put("llm.provider", "google");
    attributes.put("llm.system", "vertexai");
    attributes.put("llm.model_name", "gemini-2.5-pro");
    attributes.put(
        "llm.invocation_parameters", "{\"temperature\":0.5,\"max_tokens\":64,\"stop\":\"END\"}");
    attributes.put("llm.token_count.prompt", 30);
    attributes.put("llm.token_count.completion", 12);
    attributes.put("llm.token_count.prompt_details.cache_read", 20);
    attributes.put("llm.token_count.completion_details.reasoning", 4);
    attributes.put("llm.input_messages.1.message.role", "user");
    attributes.put("llm.input_messages.1.message.contents.0.message_content.type", "text");
    attributes.put("llm.input_messages.1.message.contents.0.message_content.text", "Why figs?");
    attributes.put("llm.input_messages.0.message.role", "system");
    attributes.put("llm.input_messages.0.message.content", "Be brief.");
    attributes.put("llm.output_messages.0.message.role", "assistant");
    attributes.put("llm.output_messages.0.message.content", "Because.");
    attributes.put("llm.output_messages.0.message.tool_calls.0.tool_call.id", "t1");
    attributes.put("llm.output_messages.0.message.tool_calls.0.tool_call.function.name", "pick");
    attributes.put(
        "llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments", "{\"n\":1}");
    attributes.put("session.id", "s-9");
    attributes.put("input.value", "the whole request again");
    var report = read(span("ChatCompletion", attributes));
    var call = imports.call(report, 0);

    assertThat(report.skipped()).isEmpty();
    assertThat(call.target()).isEqualTo("gemini/gemini-2.5-pro");
    assertThat(call.status()).isEqualTo(CallStatus.COMPLETE);
    assertThat(call.usage().input()).isEqualTo(30);
    assertThat(call.usage().output()).isEqualTo(12);
    assertThat(call.usage().cacheRead()).isEqualTo(20);
    assertThat(call.usage().reasoning()).isEqualTo(4);
    var content = imports.store.content(call.id()).orElseThrow();
    assertThat(content.request())
        .containsSubsequence("Be brief.", "Why figs?")
        .contains("\"END\"", "0.5", "64")
        .doesNotContain("the whole request again");
    assertThat(content.text()).isEqualTo("Because.");
    assertThat(content.toolCalls().toString()).contains("pick");
    assertThat(
            imports.store.marks(List.of(call.id())).getOrDefault(call.id(), CallMarks.NONE).tags())
        .containsEntry("dialect", "OpenInference")
        .containsEntry("conversation", "s-9")
        .containsEntry("parent", "00f067aa0ba902b7");
  }

  @Test
  void what_has_no_list_of_messages_comes_in_with_input_and_output() throws Exception {
    var report =
        read(
            span(
                "llm",
                Map.of(
                    "openinference.span.kind", "LLM",
                    "llm.model_name", "m",
                    "input.value", "Why figs?",
                    "output.value", "Because.")));
    var content = imports.store.content(imports.call(report, 0).id()).orElseThrow();

    assertThat(content.request()).contains("Why figs?");
    assertThat(content.text()).isEqualTo("Because.");
  }

  @Test
  void a_span_of_OpenLLMetry_comes_in_with_its_numbered_messages() throws Exception {
    var attributes = new LinkedHashMap<String, Object>();
    attributes.put("llm.request.type", "chat");
    attributes.put("gen_ai.system", "OpenAI");
    attributes.put("gen_ai.request.model", "gpt-4.1");
    attributes.put("gen_ai.is_streaming", true);
    attributes.put("gen_ai.usage.prompt_tokens", 7);
    attributes.put("gen_ai.usage.completion_tokens", 3);
    attributes.put("gen_ai.usage.cache_read_input_tokens", 5);
    attributes.put("gen_ai.prompt.0.role", "user");
    attributes.put("gen_ai.prompt.0.content", "[{\"type\":\"text\",\"text\":\"Why figs?\"}]");
    attributes.put("gen_ai.prompt.1.role", "assistant");
    attributes.put("gen_ai.prompt.1.tool_calls.0.id", "t1");
    attributes.put("gen_ai.prompt.1.tool_calls.0.name", "pick");
    attributes.put("gen_ai.prompt.1.tool_calls.0.arguments", "{\"n\":1}");
    attributes.put("gen_ai.prompt.2.role", "tool");
    attributes.put("gen_ai.prompt.2.tool_call_id", "t1");
    attributes.put("gen_ai.prompt.2.content", "a ripe one");
    attributes.put("gen_ai.completion.0.role", "assistant");
    attributes.put("gen_ai.completion.0.content", "Because.");
    attributes.put("gen_ai.completion.0.finish_reason", "stop");
    var call = imports.call(read(span("openai.chat", attributes)), 0);

    assertThat(call.target()).isEqualTo("openai/gpt-4.1");
    assertThat(call.streaming()).isTrue();
    assertThat(call.finishReason()).isEqualTo("stop");
    assertThat(call.usage().cacheRead()).isEqualTo(5);
    var content = imports.store.content(call.id()).orElseThrow();
    assertThat(content.request()).containsSubsequence("Why figs?", "pick", "a ripe one");
    assertThat(content.text()).isEqualTo("Because.");
  }

  @Test
  void what_is_left_out_is_told_with_its_number_and_the_reason() throws Exception {
    var report =
        read(
            span("chain", Map.of("openinference.span.kind", "CHAIN")),
            span("flow", Map.of("traceloop.span.kind", "workflow")),
            span("chat", Map.of("gen_ai.operation.name", "embeddings")),
            span("chat", Map.of("gen_ai.operation.name", "chat", "gen_ai.request.model", "m"))
                .put("kind", 2));

    assertThat(report.calls()).isEmpty();
    assertThat(report.skipped())
        .containsExactly(
            "span 1, chain: its operation is chain",
            "span 2, flow: it names no operation, and no model with its provider",
            "span 3, chat: its operation is embeddings",
            "span 4, chat: it is a server's view of a call");
  }

  @Test
  void the_names_of_the_conventions_win_and_numbers_that_are_none_do_no_harm() throws Exception {
    var attributes = new LinkedHashMap<String, Object>();
    attributes.put("gen_ai.operation.name", "chat");
    attributes.put("gen_ai.provider.name", "anthropic");
    attributes.put("gen_ai.request.model", "right");
    attributes.put("llm.model_name", "wrong");
    attributes.put("llm.provider", "wrong");
    attributes.put("gen_ai.usage.input_tokens", 1);
    attributes.put("llm.token_count.prompt", 2);
    attributes.put("gen_ai.prompt.99999999999.content", "far");
    attributes.put("gen_ai.prompt.x.content", "none");
    attributes.put("gen_ai.prompt.0", "nothing behind it");
    attributes.put("llm.invocation_parameters", "not JSON");
    var call = imports.call(read(span("chat right", attributes)), 0);

    assertThat(call.target()).isEqualTo("anthropic/right");
    assertThat(call.usage().input()).isEqualTo(1);
  }
}
