package dev.sage.llm.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.StreamEvent.ToolCall;
import dev.sage.llm.StreamEvent.ToolFault;
import dev.sage.llm.provider.WireFormats;
import dev.sage.llm.provider.internal.Told;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tool calls that come in pieces, or oddly: none half, none lost, none made up. */
class ToolComplaintsTest {

  private static Told told(String api, String body) {
    return Told.of(new WireFormats(Map.of()).find(api).orElseThrow(), null, body, 1);
  }

  /** Chat chunks with these deltas, and a finish reason. */
  private static Told chat(String... deltas) {
    return told(
        "openai-chat",
        chunks(deltas)
            + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\n"
            + "data: [DONE]\n\n");
  }

  private static String chunks(String... deltas) {
    var body = new StringBuilder();
    for (var delta : deltas) {
      body.append("data: {\"choices\":[{\"index\":0,\"delta\":").append(delta).append("}]}\n\n");
    }
    return body.toString();
  }

  private static String call(String fields) {
    return "{\"tool_calls\":[{\"index\":0," + fields + "}]}";
  }

  @Test
  void spring_ai_3280_and_2417_a_tool_without_arguments_is_called_with_an_empty_object() {
    var told = chat(call("\"id\":\"c1\",\"function\":{\"name\":\"now\",\"arguments\":\"\"}"));

    assertThat(told.all(ToolCall.class)).containsExactly(new ToolCall(0, "c1", "now", "{}", null));
  }

  @Test
  void anthropic_java_249_a_tool_without_arguments_is_called_with_an_empty_object() {
    var told =
        told(
            "anthropic-messages",
            """
            event: message_start
            data: {"type":"message_start","message":{"id":"i","model":"m","usage":{}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"t1","name":"now","input":{}}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":""}}

            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":3}}

            event: message_stop
            data: {"type":"message_stop"}

            """);

    assertThat(told.all(ToolCall.class)).containsExactly(new ToolCall(0, "t1", "now", "{}", null));
  }

  @Test
  void langchain4j_2711_an_empty_id_and_type_in_a_later_chunk_are_nothing_new() {
    var told =
        chat(
            call(
                "\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\"\"}"),
            call("\"id\":\"\",\"type\":\"\",\"function\":{\"arguments\":\":1}\"}"));

    assertThat(told.all(ToolCall.class))
        .containsExactly(new ToolCall(0, "c1", "f", "{\"a\":1}", null));
  }

  @Test
  void spring_ai_5116_a_chunk_without_arguments_is_taken() {
    var told =
        chat(
            call("\"id\":\"c1\",\"function\":{\"name\":\"f\"}"),
            call("\"function\":{\"arguments\":\"{}\"}"),
            call("\"function\":{\"name\":null}"));

    assertThat(told.all(ToolCall.class)).containsExactly(new ToolCall(0, "c1", "f", "{}", null));
  }

  @Test
  void spring_ai_4274_a_call_that_is_cut_off_is_never_given_out_as_one() {
    var told =
        told(
            "openai-chat",
            chunks(
                call(
                    "\"id\":\"c1\",\"function\":{\"name\":\"delete\",\"arguments\":\"{\\\"path\\\":\\\"/\"}")));

    assertThat(told.all(ToolCall.class)).isEmpty();
    assertThat(told.failure().error().kind()).isEqualTo(Kind.STREAM_TRUNCATED);
  }

  @Test
  void anthropic_python_1274_arguments_that_are_no_json_are_told_with_their_call() {
    var told =
        chat(call("\"id\":\"c1\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\": \"}"));

    assertThat(told.all(ToolCall.class))
        .containsExactly(new ToolCall(0, "c1", "f", "{\"a\": ", ToolFault.MALFORMED_JSON));
    assertThat(told.all(StreamEvent.Warning.class))
        .anySatisfy(
            warning -> {
              assertThat(warning.code()).isEqualTo("invalid_tool_call");
              assertThat(warning.message()).contains("f");
            });
  }
}
