package dev.sage.workbench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.Role;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.provider.WireFormats;
import dev.sage.workbench.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Bodies are those that the library's own encoders write. */
class RequestBodyTest {
  private static final String PNG = "iVBORw0KGgoAAAANSUhEUg==";
  private static final ToolSpec WEATHER =
      new ToolSpec(
          "weather",
          "The weather of a city",
          "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}");

  private static ChatRequest.Builder conversation() {
    return ChatRequest.builder("p/m")
        .message(Message.system("Be brief."))
        .message(
            Message.user(
                List.of(
                    new Content.Text("What is on this?"),
                    new Content.Media("image/png", PNG, null, null))))
        .message(
            new Message(
                Role.ASSISTANT,
                List.of(
                    new Content.Text("A city. Let me look."),
                    new Content.ToolCall("call_1", "weather", "{\"city\":\"Porto\"}"),
                    new Content.ToolCall("call_2", "weather", "{\"city\":\"Oslo\"}"))))
        .message(
            new Message(
                Role.TOOL,
                List.of(
                    new Content.ToolResult("call_1", "{\"degrees\":21}", false),
                    new Content.ToolResult("call_2", "{\"degrees\":4}", false))))
        .message(Message.user("And tomorrow?"))
        .tool(WEATHER)
        .toolChoice(ToolChoice.AUTO)
        .responseSchema("{\"type\":\"object\"}")
        .temperature(0.2)
        .topP(0.9)
        .maxTokens(512);
  }

  private static ChatRequest request(String api) {
    var request = conversation();
    switch (api) {
      case "openai-chat" ->
          request
              .stop(List.of("END"))
              .seed(7L)
              .reasoning(Reasoning.effort("low"))
              .extra("user", "u");
      case "openai-responses" ->
          request.reasoning(Reasoning.effort("low")).extra("metadata", Map.of("team", "blue"));
      case "anthropic-messages" ->
          request
              .stop(List.of("END"))
              .reasoning(Reasoning.budget(1024))
              .extra("metadata", Map.of("user_id", "u"));
      case "gemini" ->
          request
              .stop(List.of("END"))
              .seed(7L)
              .reasoning(Reasoning.budget(64))
              .extra("cachedContent", "cachedContents/1");
      default -> request.toolChoice(null).stop(List.of("END")).seed(7L).extra("keep_alive", "5m");
    }
    return request.build();
  }

  private static JsonNode encode(String api, ChatRequest request) {
    WireFormat format = new WireFormats(Map.of()).find(api).orElseThrow();
    return Json.MAPPER.readTree(new String(format.encode(request, true, Quirks.NONE), UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"openai-chat", "openai-responses", "anthropic-messages", "gemini", "ollama"})
  void What_the_encoder_wrote_is_read_so_that_it_writes_the_same_again(String api) {
    JsonNode body = encode(api, request(api));
    assertThat(encode(api, RequestBody.read(api, body, "p/m"))).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"openai-chat", "openai-responses", "anthropic-messages", "gemini", "ollama"})
  void Who_said_what_is_read_in_each_format(String api) {
    ChatRequest asked = request(api);
    ChatRequest read = RequestBody.read(api, encode(api, asked), "p/m");
    assertThat(words(read)).isEqualTo(words(asked));
    assertThat(read.tools()).isEqualTo(asked.tools());
    assertThat(read.temperature()).isEqualTo(0.2);
    assertThat(read.topP()).isEqualTo(0.9);
    assertThat(read.maxTokens()).isEqualTo(512);
    assertThat(read.stop()).isEqualTo(asked.stop());
    assertThat(read.seed()).isEqualTo(asked.seed());
    assertThat(read.reasoning()).isEqualTo(asked.reasoning());
    assertThat(read.toolChoice()).isEqualTo(asked.toolChoice());
    assertThat(read.responseSchema()).isEqualTo(asked.responseSchema());
    assertThat(read.extra()).containsAllEntriesOf(asked.extra());
  }

  /** Each part with its role: formats cut messages in different places. */
  private static List<String> words(ChatRequest request) {
    return request.messages().stream()
        .flatMap(message -> message.content().stream().map(part -> message.role() + " " + part))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"openai-chat", "openai-responses", "anthropic-messages", "gemini", "ollama"})
  void A_body_of_another_shape_is_no_conversation_but_all_of_it_is_there(String api) {
    JsonNode odd = Json.MAPPER.readTree("{\"turns\":[1,2],\"messages\":7,\"stop\":{\"a\":1}}");
    ChatRequest read = RequestBody.read(api, odd, "p/m");
    assertThat(read.messages()).isEmpty();
    assertThat(read.extra()).containsEntry("turns", List.of(1, 2));
  }

  @Test
  void A_tool_that_the_provider_runs_itself_stays_as_it_was_written() {
    JsonNode body =
        Json.MAPPER.readTree(
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"tools\":[{\"type\":"
                + "\"web_search_20250305\",\"name\":\"web_search\",\"max_uses\":3}]}");
    ChatRequest read = RequestBody.read("anthropic-messages", body, "p/m");
    assertThat(read.tools()).isEmpty();
    assertThat(read.extra()).containsKey("tools");
  }

  @Test
  void Parts_of_a_message_may_be_of_a_type_that_nobody_here_knows() {
    JsonNode body =
        Json.MAPPER.readTree(
            "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"hologram\",\"x\":1}]}]}");
    ChatRequest read = RequestBody.read("openai-chat", body, "p/m");
    assertThat(read.messages().getFirst().content())
        .containsExactly(
            new Content.Extra("{\"type\":\"hologram\",\"x\":1}", Content.Extra.Place.PART));
  }

  @Test
  void Schemas_and_tools_are_read_with_their_names_and_how_strict_they_are() {
    JsonNode body =
        Json.MAPPER.readTree(
            """
            {"response_format":{"type":"json_schema","json_schema":
              {"name":"city","strict":true,"schema":{"type":"object"}}},
             "tools":[{"type":"function","function":{"name":"look","description":"Looks",
               "parameters":{"type":"object"},"strict":true}}]}""");
    ChatRequest read = RequestBody.read("openai-chat", body, "p/m");
    assertThat(read.schemaName()).isEqualTo("city");
    assertThat(read.schemaStrict()).isTrue();
    assertThat(read.tools())
        .containsExactly(new ToolSpec("look", "Looks", "{\"type\":\"object\"}").withStrict(true));
    assertThat(read.extra()).isEmpty();
  }

  @Test
  void What_a_tool_says_beyond_that_goes_along_with_it() {
    JsonNode body =
        Json.MAPPER.readTree(
            """
            {"tools":[{"name":"look","description":"Looks","input_schema":{"type":"object"},
              "cache_control":{"type":"ephemeral"}}]}""");
    ChatRequest read = RequestBody.read("anthropic-messages", body, "p/m");
    assertThat(read.tools())
        .containsExactly(
            new ToolSpec("look", "Looks", "{\"type\":\"object\"}")
                .withExtra("{\"cache_control\":{\"type\":\"ephemeral\"}}"));
    assertThat(read.extra()).isEmpty();
  }

  @Test
  void Names_in_Geminis_JSON_may_be_written_with_underscores() {
    JsonNode body =
        Json.MAPPER.readTree(
            "{\"system_instruction\":{\"parts\":[{\"text\":\"Be brief.\"}]},\"contents\":[{\"parts\":"
                + "[{\"inline_data\":{\"mime_type\":\"image/png\",\"data\":\"AA==\"}}]}],"
                + "\"generation_config\":{\"max_output_tokens\":9,\"candidate_count\":1}}");
    ChatRequest read = RequestBody.read("gemini", body, "p/m");
    assertThat(words(read))
        .containsExactly(
            "SYSTEM " + new Content.Text("Be brief."),
            "USER " + new Content.Media("image/png", "AA==", null, null));
    assertThat(read.maxTokens()).isEqualTo(9);
    assertThat(read.extra()).containsEntry("generationConfig", Map.of("candidate_count", 1));
  }

  /** Encoded, it is again what was read. */
  private static ChatRequest again(String api, String body) {
    JsonNode json = Json.MAPPER.readTree(body);
    ChatRequest read = RequestBody.read(api, json, "p/m");
    for (var each : json.properties()) {
      assertThat(encode(api, read).path(each.getKey())).isEqualTo(each.getValue());
    }
    return read;
  }

  @Test
  void Geminis_signatures_go_back_with_their_parts_and_ids_that_nobody_sent_do_not() {
    ChatRequest read =
        again(
            "gemini",
            """
            {"contents":[{"role":"user","parts":[{"text":"Porto and Oslo?"}]},
             {"role":"model","parts":[
              {"text":"Plain."},
              {"text":"Signed.","thoughtSignature":"s0"},
              {"text":"","thoughtSignature":"s1"},
              {"functionCall":{"name":"weather","args":{"city":"Porto"}},"thoughtSignature":"s2"},
              {"functionCall":{"name":"weather","args":{"city":"Oslo"}}}]},
             {"role":"user","parts":[
              {"functionResponse":{"name":"weather","response":{"degrees":21}}},
              {"functionResponse":{"name":"weather","response":{"degrees":4}}}]},
             {"role":"model","parts":[
              {"functionCall":{"id":"own","name":"weather","args":{}},"thoughtSignature":"s3"}]},
             {"role":"user","parts":[
              {"functionResponse":{"id":"own","name":"weather","response":{"degrees":1}}}]}]}""");
    assertThat(words(read))
        .contains(
            "TOOL " + new Content.ToolResult("call_0_2", "{\"degrees\":4}", false),
            "TOOL " + new Content.ToolResult("own", "{\"degrees\":1}", false));
  }

  @Test
  void A_custom_tools_call_stays_one() {
    again(
        "openai-responses",
        """
        {"input":[{"role":"user","content":"Go on."},
         {"type":"custom_tool_call","call_id":"c1","name":"sh","input":"ls"},
         {"type":"custom_tool_call_output","call_id":"c1","output":"a.txt"}]}""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"allowed_tools\",\"allowed_tools\":{\"mode\":\"auto\",\"tools\":[]}}",
        "{\"type\":\"custom\",\"custom\":{\"name\":\"sh\"}}",
        "{\"type\":\"custom\",\"name\":\"sh\"}",
        "{\"type\":\"mcp\",\"server_label\":\"s\",\"name\":\"ask\"}",
        "{\"type\":\"file_search\"}",
        "{\"type\":\"auto\",\"disable_parallel_tool_use\":true}",
        "{\"type\":\"tool\",\"name\":\"sh\",\"disable_parallel_tool_use\":true}"
      })
  void A_choice_of_tools_that_says_more_than_ours_stays_as_it_was_written(String choice) {
    for (String api : List.of("openai-chat", "openai-responses", "anthropic-messages")) {
      ChatRequest read = again(api, "{\"tool_choice\":" + choice + "}");
      assertThat(read.toolChoice()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"toolConfig\":{\"functionCallingConfig\":{\"mode\":\"AUTO\"},\"retrievalConfig\":{\"a\":1}}}",
        "{\"toolConfig\":{\"functionCallingConfig\":{\"mode\":\"VALIDATED\",\"allowedFunctionNames\":[\"a\"]}}}",
        "{\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":9,\"includeThoughts\":false}}}",
        "{\"generationConfig\":{\"thinkingConfig\":{\"includeThoughts\":true}}}"
      })
  void What_Geminis_settings_say_beyond_ours_stays_as_it_was_written(String body) {
    ChatRequest read = again("gemini", body);
    assertThat(read.extra()).isNotEmpty();
  }

  @Test
  void Members_that_have_no_name_with_us_stay_beside_those_that_have_one() {
    ChatRequest responses =
        again(
            "openai-responses",
            """
            {"reasoning":{"effort":"low","summary":"detailed"},"text":{"verbosity":"low",
             "format":{"type":"json_schema","name":"answer","schema":{"type":"object"}}}}""");
    assertThat(responses.reasoning()).isEqualTo(Reasoning.effort("low"));
    assertThat(responses.extra())
        .containsEntry("reasoning", Map.of("summary", "detailed"))
        .containsEntry("text", Map.of("verbosity", "low"));
    ChatRequest messages =
        again(
            "anthropic-messages",
            """
            {"thinking":{"type":"enabled","budget_tokens":1024,"display":"omitted"},
             "output_config":{"effort":"low","task_budget":{"total":9}}}""");
    assertThat(messages.reasoning()).isEqualTo(new Reasoning("low", 1024));
    ChatRequest chat =
        RequestBody.read(
            "openai-chat",
            Json.MAPPER.readTree("{\"reasoning\":{\"effort\":\"low\",\"exclude\":true}}"),
            "p/m");
    assertThat(chat.extra()).containsEntry("reasoning", Map.of("exclude", true));
  }

  @Test
  void Ollamas_completion_of_a_text_is_a_conversation_of_one_turn() {
    JsonNode body =
        Json.MAPPER.readTree("{\"model\":\"m\",\"system\":\"Be brief.\",\"prompt\":\"Why?\"}");
    assertThat(words(RequestBody.read("ollama", body, "p/m")))
        .containsExactly(
            "SYSTEM " + new Content.Text("Be brief."), "USER " + new Content.Text("Why?"));
  }
}
