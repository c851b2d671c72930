package dev.sage.llm.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.LlmException;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.Role;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.provider.internal.Told;
import dev.sage.llm.provider.json.Oracle;
import dev.sage.llm.provider.openai.OpenAiChatFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each quirk: what is sent or read with it, and what without. */
class QuirksTest {

  private static final String SCHEMA = "{\"type\":\"object\",\"additionalProperties\":false}";

  private static ChatRequest.Builder request() {
    return ChatRequest.builder("p/m").message(Message.user("Hi"));
  }

  private static JsonNode sent(ChatRequest request, Quirks quirks) {
    return Oracle.MAPPER.readTree(new OpenAiChatFormat().encode(request, true, quirks));
  }

  private static Quirks quirks(String vendor) {
    return new VendorCatalog().find(vendor).orElseThrow().quirks();
  }

  @Nested
  class Names_on_the_wire {

    @Test
    void the_seed_has_another_name_at_mistral() {
      var request = request().seed(7L).build();

      assertThat(sent(request, quirks("mistral")).path("random_seed").asInt()).isEqualTo(7);
      assertThat(sent(request, quirks("mistral")).has("seed")).isFalse();
      assertThat(sent(request, Quirks.NONE).path("seed").asInt()).isEqualTo(7);
    }

    @Test
    void a_tool_call_is_demanded_by_another_word_at_mistral() {
      var request = request().toolChoice(new ToolChoice.Required()).build();

      assertThat(sent(request, quirks("mistral")).path("tool_choice").asString()).isEqualTo("any");
      assertThat(sent(request, Quirks.NONE).path("tool_choice").asString()).isEqualTo("required");
    }

    @Test
    void the_limit_of_the_answer_has_its_older_name_at_many() {
      var request = request().maxTokens(5).build();

      assertThat(sent(request, quirks("together")).path("max_tokens").asInt()).isEqualTo(5);
      assertThat(sent(request, Quirks.NONE).path("max_completion_tokens").asInt()).isEqualTo(5);
    }

    @Test
    void stream_options_are_not_sent_to_who_refuses_them() {
      assertThat(sent(request().build(), quirks("mistral")).has("stream_options")).isFalse();
      assertThat(sent(request().build(), Quirks.NONE).has("stream_options")).isTrue();
    }
  }

  @Nested
  class Reasoning_control {

    @Test
    void openrouter_takes_effort_and_budget_in_an_object() {
      var effort = request().reasoning(Reasoning.effort("high")).build();
      var budget = request().reasoning(Reasoning.budget(2000)).build();
      var quirks = quirks("openrouter");

      assertThat(sent(effort, quirks).path("reasoning").path("effort").asString())
          .isEqualTo("high");
      assertThat(sent(budget, quirks).path("reasoning").path("max_tokens").asInt()).isEqualTo(2000);
      assertThat(sent(effort, quirks).has("reasoning_effort")).isFalse();
      assertThat(sent(effort, Quirks.NONE).path("reasoning_effort").asString()).isEqualTo("high");
      assertThatThrownBy(() -> sent(budget, Quirks.NONE)).isInstanceOf(LlmException.class);
    }
  }

  @Nested
  class Response_format {

    private final ChatRequest request =
        request().message(Message.system("Be brief.")).responseSchema(SCHEMA).build();

    @Test
    void a_schema_goes_as_such() {
      var body = sent(request, Quirks.NONE);

      assertThat(body.path("response_format").path("type").asString()).isEqualTo("json_schema");
      assertThat(body.path("messages")).hasSize(2);
    }

    @Test
    void deepseek_is_asked_for_json_and_told_the_schema() {
      var body = sent(request, quirks("deepseek"));

      assertThat(body.path("response_format"))
          .isEqualTo(Oracle.MAPPER.readTree("{\"type\":\"json_object\"}"));
      assertThat(body.path("messages")).hasSize(3);
      assertThat(body.path("messages").path(0).path("role").asString()).isEqualTo("system");
      assertThat(body.path("messages").path(0).path("content").asString())
          .contains("JSON")
          .endsWith(SCHEMA);
    }

    @Test
    void who_takes_none_is_not_asked() {
      var quirks = Quirks.NONE.toBuilder().responseFormat(Quirks.ResponseFormat.NONE).build();

      assertThatThrownBy(() -> sent(request, quirks))
          .isInstanceOf(LlmException.class)
          .hasMessageContaining("responseSchema");
      assertThat(sent(request().build(), quirks).has("response_format")).isFalse();
    }
  }

  /** DeepSeek and Moonshot: a tool round without its reasoning is refused. */
  @Nested
  class Reasoning_of_tool_rounds {

    private static Message assistant(Content... parts) {
      return new Message(Role.ASSISTANT, List.of(parts));
    }

    private final ChatRequest twoTurns =
        ChatRequest.of(
            "p/m",
            Message.user("Hello"),
            assistant(new Content.Reasoning("a greeting", null), new Content.Text("Hi!")),
            Message.user("Weather?"),
            assistant(
                new Content.Reasoning("I need ", null),
                new Content.Reasoning("the tool", null),
                new Content.ToolCall("k1", "weather", "{}")),
            Message.toolResult("k1", "sunny"),
            assistant(new Content.ToolCall("k2", "weather", "{}")),
            Message.toolResult("k2", "still sunny"),
            assistant(new Content.Reasoning("done", null), new Content.Text("Sunny.")),
            Message.user("Thanks"));

    @Test
    void goes_back_where_it_is_wanted_empty_or_not() {
      for (var vendor : List.of("deepseek", "moonshot")) {
        var messages = sent(twoTurns, quirks(vendor)).path("messages");

        assertThat(messages.path(1).has("reasoning_content")).isFalse();
        assertThat(messages.path(3).path("reasoning_content").asString())
            .isEqualTo("I need the tool");
        assertThat(messages.path(5).path("reasoning_content").asString("none")).isEmpty();
        assertThat(messages.path(7).path("reasoning_content").asString()).isEqualTo("done");
      }
    }

    @Test
    void stays_here_where_it_is_not() {
      for (var message : sent(twoTurns, Quirks.NONE).path("messages")) {
        assertThat(message.has("reasoning_content")).isFalse();
      }
    }
  }

  @Nested
  class Answers {

    private static final String ANSWER =
        """
        data: {"choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":"stop"}],\
        "usage":{"prompt_tokens":3,"completion_tokens":5,\
        "completion_tokens_details":{"reasoning_tokens":4}}}

        """;

    private static Told told(Quirks quirks) {
      var told = new Told();
      var decoder =
          new BodyDecoder(new OpenAiChatFormat(), quirks, "text/event-stream", told, null);
      byte[] bytes = ANSWER.getBytes(UTF_8);
      decoder.feed(bytes, 0, bytes.length);
      decoder.end();
      return told;
    }

    @Test
    void perplexity_ends_without_a_terminator_and_nobody_wonders() {
      assertThat(told(quirks("perplexity")).all(StreamEvent.Warning.class)).isEmpty();
      assertThat(told(Quirks.NONE).all(StreamEvent.Warning.class))
          .extracting(StreamEvent.Warning::code)
          .containsExactly("no_terminator");
    }

    @Test
    void xai_counts_reasoning_beside_the_output() {
      assertThat(told(quirks("xai")).end().usage().output()).isEqualTo(9);
      assertThat(told(Quirks.NONE).end().usage().output()).isEqualTo(5);
    }
  }
}
