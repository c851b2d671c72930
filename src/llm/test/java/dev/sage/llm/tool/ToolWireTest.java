package dev.sage.llm.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Llm;
import dev.sage.llm.Message;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.server.FaultServer;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A round with a tool over real HTTP in each wire format: what comes goes back with the result. */
class ToolWireTest {

  private static final Secret KEY = Secret.of("test-key-0123456789");

  private final FaultServer server = FaultServer.start();

  private final ToolSet tools =
      ToolSet.of(
          Tool.builder("weather")
              .parameters(ToolCase.CITY)
              .permission(ToolPermission.AUTO)
              .run((arguments, _) -> "cold in " + arguments.string("city"))
              .build());

  @AfterEach
  void stop() {
    server.close();
  }

  /** The second request, after an answer that calls the tool and one that ends. */
  private String second(String model, String type, Endpoint endpoint, String first, String last) {
    server.on(model, c -> c.respond(200, type, first), c -> c.respond(200, type, last));
    try (var llm = Llm.builder().environment(Map.of()).endpoint(endpoint).build();
        var stream = llm.stream(ChatRequest.of("test/m", Message.user("How cold is it?")), tools)) {
      assertThat(stream.text()).isEqualTo("Cold.");
    }
    assertThat(server.requests()).hasSize(2);
    return server.requests().getLast();
  }

  private static String sse(String... data) {
    Function<String, String> event = text -> "data: " + text + "\n\n";
    return String.join("", Arrays.stream(data).map(event).toList());
  }

  @Test
  void openai_chat() {
    var sent =
        second(
            "m",
            "text/event-stream",
            Endpoint.openAiChat("test", server.url(), KEY),
            sse(
                "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Bern\\\"}\"}}]}}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}",
                "[DONE]"),
            sse(
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Cold.\"}}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}",
                "[DONE]"));

    assertThat(sent).contains("\"tool_call_id\":\"c1\"").contains("cold in Bern");
  }

  @Test
  void anthropic_with_signed_thinking() {
    var first =
        """
        event: message_start
        data: {"type":"message_start","message":{"id":"i","model":"m","usage":{}}}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"c2lnbmVk"}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":0}

        event: content_block_start
        data: {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"t1","name":"weather","input":{}}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\\"city\\":\\"Bern\\"}"}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":1}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":3}}

        event: message_stop
        data: {"type":"message_stop"}

        """;
    var last =
        """
        event: message_start
        data: {"type":"message_start","message":{"id":"i","model":"m","usage":{}}}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Cold."}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":0}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":3}}

        event: message_stop
        data: {"type":"message_stop"}

        """;

    var sent =
        second(
            "m",
            "text/event-stream",
            Endpoint.anthropicMessages("test", server.url(), KEY),
            first,
            last);

    assertThat(sent)
        .contains("\"signature\":\"c2lnbmVk\"")
        .contains("\"tool_use_id\":\"t1\"")
        .contains("cold in Bern");
  }

  @Test
  void gemini_with_a_thought_signature() {
    var sent =
        second(
            "/v1beta/models/m:streamGenerateContent?alt=sse",
            "text/event-stream",
            Endpoint.gemini("test", server.url().resolve("/"), KEY),
            sse(
                "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":\"weather\",\"args\":{\"city\":\"Bern\"}},\"thoughtSignature\":\"sigF==\"}],\"role\":\"model\"},\"finishReason\":\"STOP\",\"index\":0}]}"),
            sse(
                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Cold.\"}],\"role\":\"model\"},\"finishReason\":\"STOP\",\"index\":0}]}"));

    assertThat(sent)
        .contains("\"thoughtSignature\":\"sigF==\"")
        .contains("functionResponse")
        .contains("cold in Bern");
  }

  @Test
  void responses_with_encrypted_reasoning() {
    var sent =
        second(
            "m",
            "text/event-stream",
            Endpoint.openAiResponses("test", server.url(), KEY),
            sse(
                "{\"type\":\"response.output_item.done\",\"output_index\":0,\"item\":{\"id\":\"rs_1\",\"type\":\"reasoning\",\"encrypted_content\":\"gAAAsecret\",\"summary\":[]}}",
                "{\"type\":\"response.output_item.done\",\"output_index\":1,\"item\":{\"id\":\"fc_1\",\"type\":\"function_call\",\"status\":\"completed\",\"call_id\":\"c1\",\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Bern\\\"}\"}}",
                "{\"type\":\"response.completed\",\"response\":{\"status\":\"completed\",\"output\":[]}}"),
            sse(
                "{\"type\":\"response.output_item.done\",\"output_index\":0,\"item\":{\"id\":\"msg_1\",\"type\":\"message\",\"status\":\"completed\",\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":\"Cold.\",\"annotations\":[]}]}}",
                "{\"type\":\"response.completed\",\"response\":{\"status\":\"completed\",\"output\":[]}}"));

    assertThat(sent)
        .contains("\"encrypted_content\":\"gAAAsecret\"")
        .contains("function_call_output")
        .contains("cold in Bern");
  }

  @Test
  void ollama() {
    var sent =
        second(
            "m",
            "application/x-ndjson",
            Endpoint.ollama("test", server.url().resolve("/"), null),
            """
            {"model":"m","message":{"role":"assistant","content":"","tool_calls":[\
            {"function":{"name":"weather","arguments":{"city":"Bern"}}}]},"done":false}
            {"model":"m","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop"}
            """,
            """
            {"model":"m","message":{"role":"assistant","content":"Cold."},"done":true,"done_reason":"stop"}
            """);

    assertThat(sent).contains("\"role\":\"tool\"").contains("cold in Bern");
  }
}
