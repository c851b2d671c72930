package dev.sage.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.LlmException;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.llm.provider.anthropic.AnthropicMessagesFormat;
import dev.sage.llm.provider.openai.OpenAiChatFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What holds in several wire formats. */
class EncoderTest extends EncoderCase {

  @Test
  void results_of_one_round_stay_together_whatever_is_said_between_them() {
    var call = new Content.ToolCall("k1", "f", "{}");
    var other = new Content.ToolCall("k2", "f", "{}");
    var request =
        ChatRequest.of(
            "p/m",
            new Message(Role.ASSISTANT, List.of(call, other)),
            new Message(
                Role.TOOL,
                List.of(new Content.ToolResult("k1", "a", false), new Content.Text("by the way"))),
            Message.toolResult("k2", "b"));
    assertThat(encode(new OpenAiChatFormat(), request).path("messages").findValuesAsString("role"))
        .containsExactly("assistant", "tool", "tool", "user");
    assertThat(
            encode(new AnthropicMessagesFormat(), request)
                .at("/messages/1/content")
                .findValuesAsString("type"))
        .containsExactly("tool_result", "tool_result", "text");
  }

  @Test
  void further_fields_go_into_the_body_as_they_are() {
    var request =
        ChatRequest.builder("p/m")
            .message(Message.user("Hi"))
            .extra("top_k", 5)
            .extra("stream_options", Map.of("include_obfuscation", false))
            .build();
    JsonNode body = encode(new OpenAiChatFormat(), request);
    assertThat(body.path("top_k").asInt()).isEqualTo(5);
    assertThat(body.path("stream_options"))
        .isEqualTo(json("{'include_usage':true,'include_obfuscation':false}"));
  }

  @Test
  void a_schema_that_is_no_object_is_named() {
    var request =
        ChatRequest.builder("p/m").message(Message.user("Hi")).responseSchema("[1]").build();
    for (WireFormat format : List.of(new OpenAiChatFormat(), new AnthropicMessagesFormat())) {
      assertThatThrownBy(() -> encode(format, request))
          .isInstanceOf(LlmException.class)
          .hasMessageContaining("responseSchema");
    }
  }
}
