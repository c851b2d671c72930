package dev.sage.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.llm.provider.anthropic.AnthropicMessagesFormat;
import dev.sage.llm.provider.json.Oracle;
import dev.sage.llm.provider.openai.OpenAiChatFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Cache points, where a format has them. */
class CachePointsTest extends EncoderCase {

  private static final Content.CachePoint POINT = new Content.CachePoint(null);
  private static final String MARK = "'cache_control':{'type':'ephemeral'}";

  private JsonNode chat(Message... messages) {
    var quirks = Quirks.NONE.withCacheControl(true);
    var body = new OpenAiChatFormat().encode(ChatRequest.of("p/m", messages), true, quirks);
    return Oracle.MAPPER.readTree(body).path("messages");
  }

  @Test
  void go_to_a_server_that_takes_them_in_chat_completions() {
    var system = new Message(Role.SYSTEM, List.of(new Content.Text("Be brief."), POINT));
    var user = Message.user(List.of(new Content.Text("a"), POINT, new Content.Text("b")));
    assertThat(chat(system, user))
        .isEqualTo(
            json(
                """
                [{'role':'system','content':[{'type':'text','text':'Be brief.',%1$s}]},
                 {'role':'user','content':[{'type':'text','text':'a',%1$s},{'type':'text','text':'b'}]}]
                """
                    .formatted(MARK)));
  }

  @Test
  void mark_what_is_before_them_be_it_in_another_message() {
    var point = Message.user(List.<Content>of(POINT));
    assertThat(chat(Message.user("a"), Message.assistant("b"), point))
        .isEqualTo(
            json(
                "[{'role':'user','content':'a'},"
                    + "{'role':'assistant','content':[{'type':'text','text':'b',"
                    + MARK
                    + "}]}]"));
    JsonNode body =
        encode(
            new AnthropicMessagesFormat(),
            ChatRequest.of("p/m", Message.system("s"), point, Message.user("a")));
    assertThat(body.path("system")).isEqualTo(json("[{'type':'text','text':'s'," + MARK + "}]"));
    assertThat(body.path("messages")).hasSize(1);
  }

  @Test
  void mark_a_result_and_not_what_was_thought() {
    var thought = "{\"type\":\"thinking\",\"thinking\":\"hm\",\"signature\":\"s\"}";
    var call = new Content.ToolCall("k1", "f", "{}");
    var result = new Content.ToolResult("k1", "r", false);
    var assistant = new Message(Role.ASSISTANT, List.of(call));
    var tool = new Message(Role.TOOL, List.of(result, POINT));
    assertThat(chat(Message.user("a"), assistant, tool).path(2))
        .isEqualTo(
            json(
                "{'role':'tool','tool_call_id':'k1','content':[{'type':'text','text':'r',"
                    + MARK
                    + "}]}"));
    var thinking =
        new Message(Role.ASSISTANT, List.of(call, new Content.Reasoning("hm", thought), POINT));
    JsonNode messages =
        encode(new AnthropicMessagesFormat(), ChatRequest.of("p/m", Message.user("a"), thinking))
            .path("messages");
    assertThat(messages.at("/1/content/0").has("cache_control")).isTrue();
    assertThat(messages.at("/1/content/1").has("cache_control")).isFalse();
  }

  @Test
  void with_nothing_before_them_are_refused() {
    var point = Message.user(List.of(POINT, new Content.Text("a")));
    assertThatThrownBy(() -> chat(point)).hasMessageContaining("cache point");
    var request = ChatRequest.of("p/m", point);
    assertThatThrownBy(() -> encode(new AnthropicMessagesFormat(), request))
        .hasMessageContaining("cache point");
  }
}
