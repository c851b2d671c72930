package dev.sage.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.LlmException;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.Role;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.provider.json.Oracle;
import dev.sage.llm.provider.responses.ResponsesFormat;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ResponsesEncoderTest {

  private static final ToolSpec WEATHER =
      new ToolSpec("weather", "Tells it", "{\"type\":\"object\",\"properties\":{}}");

  private final WireFormat format = new ResponsesFormat();

  private static ChatRequest.Builder full() {
    return ChatRequest.builder("p/org/model")
        .message(Message.system("Be brief."))
        .message(Message.user("Hi"))
        .tool(WEATHER)
        .toolChoice(new ToolChoice.Named("weather"))
        .responseSchema("{\"type\":\"object\",\"additionalProperties\":false}")
        .temperature(0.5)
        .topP(0.9)
        .maxTokens(77)
        .reasoning(Reasoning.effort("low"));
  }

  private JsonNode encode(ChatRequest request, Quirks quirks) {
    return Oracle.MAPPER.readTree(format.encode(request, true, quirks));
  }

  private JsonNode input(Message... messages) {
    return encode(ChatRequest.of("p/m", messages), Quirks.NONE).path("input");
  }

  private static JsonNode json(String text) {
    return Oracle.MAPPER.readTree(text.replace('\'', '"'));
  }

  private static Content.Reasoning opaque(String json) {
    return new Content.Reasoning("", json.replace('\'', '"'));
  }

  private void refused(ChatRequest request, String name) {
    assertThatThrownBy(() -> encode(request, Quirks.NONE))
        .isInstanceOfSatisfying(
            LlmException.class,
            refused -> {
              assertThat(refused.error().kind()).isEqualTo(Kind.UNSUPPORTED_FEATURE);
              assertThat(refused).hasMessageContaining(name);
            });
  }

  @Test
  void writes_every_option() {
    assertThat(format.chatPath("org/model", true)).isEqualTo("/responses");
    assertThat(encode(full().build(), Quirks.NONE))
        .isEqualTo(
            json(
                """
                {'model':'org/model',
                 'input':[{'role':'system','content':'Be brief.'},{'role':'user','content':'Hi'}],
                 'tools':[{'type':'function','name':'weather','description':'Tells it',
                   'parameters':{'type':'object','properties':{}},'strict':false}],
                 'tool_choice':{'type':'function','name':'weather'},
                 'temperature':0.5,'top_p':0.9,'max_output_tokens':77,
                 'text':{'format':{'type':'json_schema','name':'answer',
                   'schema':{'type':'object','additionalProperties':false}}},
                 'reasoning':{'effort':'low','summary':'auto'},
                 'store':false,'include':['reasoning.encrypted_content'],'stream':true}
                """));
  }

  @Test
  void writes_no_more_than_it_is_asked_for() {
    byte[] body = format.encode(ChatRequest.of("p/m", Message.user("Hi")), false, Quirks.NONE);
    assertThat(Oracle.MAPPER.readTree(body))
        .isEqualTo(
            json(
                """
                {'model':'m','input':[{'role':'user','content':'Hi'}],
                 'store':false,'include':['reasoning.encrypted_content'],'stream':false}
                """));
  }

  @Test
  void writes_the_other_tool_choices_as_words() {
    Map<ToolChoice, String> words =
        Map.of(ToolChoice.AUTO, "auto", ToolChoice.NONE, "none", ToolChoice.REQUIRED, "required");
    words.forEach(
        (choice, word) ->
            assertThat(encode(full().toolChoice(choice).build(), Quirks.NONE).path("tool_choice"))
                .isEqualTo(json("'" + word + "'")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "temperature",
        "top_p",
        "max_output_tokens",
        "text",
        "reasoning",
        "store",
        "include",
        "tools",
        "tool_choice"
      })
  void leaves_out_what_the_endpoint_does_not_take(String option) {
    assertThat(encode(full().build(), Quirks.NONE).has(option)).isTrue();
    assertThat(encode(full().build(), Quirks.NONE.without(option)).has(option)).isFalse();
  }

  @Test
  void leaves_out_parts_of_an_option_too() {
    JsonNode body =
        encode(full().build(), Quirks.NONE.without("strict").without("reasoning.summary"));
    assertThat(body.path("tools").path(0).has("strict")).isFalse();
    assertThat(body.path("reasoning")).isEqualTo(json("{'effort':'low'}"));
    JsonNode summary = encode(full().build(), Quirks.NONE.without("reasoning.effort"));
    assertThat(summary.path("reasoning")).isEqualTo(json("{'summary':'auto'}"));
  }

  @Test
  void follows_the_endpoints_system_role() {
    JsonNode body = encode(full().build(), Quirks.NONE.withSystemRole("developer"));
    assertThat(body.path("input").path(0).path("role").asString()).isEqualTo("developer");
  }

  @Test
  void lays_the_callers_own_fields_over_its_own() {
    var request =
        full()
            .extra("store", true)
            .extra("include", List.of("web_search_call.action.sources"))
            .extra("text", Map.of("verbosity", "low"))
            .build();
    JsonNode body = encode(request, Quirks.NONE);
    assertThat(body.path("store").asBoolean()).isTrue();
    assertThat(body.path("include")).isEqualTo(json("['web_search_call.action.sources']"));
    assertThat(body.path("text").has("format")).isTrue();
    assertThat(body.path("text").path("verbosity").asString()).isEqualTo("low");
  }

  @Test
  void refuses_by_name_what_the_format_has_not() {
    refused(full().stop(List.of("END")).build(), "stop");
    refused(full().seed(1L).build(), "seed");
    refused(full().reasoning(Reasoning.budget(100)).build(), "reasoning.budgetTokens");
    refused(full().reasoning(new Reasoning("low", 100)).build(), "reasoning.budgetTokens");
    for (Content part :
        List.of(
            new Content.CachePoint(Duration.ofMinutes(5)),
            new Content.Media("audio/wav", "AAAA", null, null),
            new Content.Media("video/mp4", "AAAA", null, null))) {
      String name = part instanceof Content.Media media ? media.mediaType() : "CachePoint";
      refused(ChatRequest.of("p/m", Message.user(List.of(part))), name);
    }
  }

  @Test
  void names_a_schema_that_is_no_object() {
    assertThatThrownBy(() -> encode(full().responseSchema("[1]").build(), Quirks.NONE))
        .isInstanceOf(LlmException.class)
        .hasMessageContaining("responseSchema");
  }

  @Test
  void sends_images_and_documents() {
    Message message =
        Message.user(
            List.of(
                new Content.Text("see"),
                new Content.Media("image/png", "AAAA", null, null),
                new Content.Media("image/png", null, URI.create("https://x.test/a.png"), null),
                new Content.Media("application/pdf", "BBBB", null, "a.pdf"),
                new Content.Media("application/pdf", "BBBB", null, null),
                new Content.Media("text/csv", "CCCC", null, null),
                new Content.Media(
                    "application/pdf", null, URI.create("https://x.test/a.pdf"), null)));
    assertThat(input(message))
        .isEqualTo(
            json(
                """
                [{'role':'user','content':[
                  {'type':'input_text','text':'see'},
                  {'type':'input_image','image_url':'data:image/png;base64,AAAA'},
                  {'type':'input_image','image_url':'https://x.test/a.png'},
                  {'type':'input_file','filename':'a.pdf','file_data':'data:application/pdf;base64,BBBB'},
                  {'type':'input_file','filename':'document.pdf','file_data':'data:application/pdf;base64,BBBB'},
                  {'type':'input_file','filename':'document','file_data':'data:text/csv;base64,CCCC'},
                  {'type':'input_file','file_url':'https://x.test/a.pdf'}]}]
                """));
  }

  @Nested
  class A_tool_round {

    private static final String REASONING =
        "{'type':'reasoning','id':'rs_1','summary':[],'encrypted_content':'gAAA'}";
    private static final String REST =
        "{'type':'message','id':'msg_1','status':'completed','role':'assistant','phase':'commentary'}";
    private static final String CALL =
        "{'type':'function_call','id':'fc_1','status':'completed','call_id':'k1','name':'weather'}";
    private static final String CUSTOM =
        "{'type':'custom_tool_call','id':'ctc_1','call_id':'k2','name':'sql','input':'select 1'}";

    private static final Message ANSWER =
        new Message(
            Role.ASSISTANT,
            List.of(
                new Content.Reasoning("hm", REASONING.replace('\'', '"')),
                opaque("{'type':'thinking','thinking':'hm','signature':'s'}"),
                opaque("{'reasoning_details':[{'type':'reasoning.encrypted','data':'d'}]}"),
                new Content.Reasoning("only shown", null),
                new Content.Text("One moment."),
                opaque(REST),
                opaque("{'type':'web_search_call','id':'ws_1','status':'completed'}"),
                opaque(CALL),
                new Content.ToolCall("k1", "weather", "{\"city\":\"Bern\"}"),
                opaque(CUSTOM),
                new Content.ToolCall("k2", "sql", "select 1"),
                new Content.ToolCall("k3", "weather", ""),
                new Content.Text("")));

    private static final Message RESULTS =
        new Message(
            Role.USER,
            List.of(
                new Content.Text("and?"),
                new Content.ToolResult("k1", "sunny", false),
                new Content.ToolResult("k2", "1", true)));

    @Test
    void goes_back_to_a_server_that_stores_nothing_without_the_ids_of_messages_and_calls() {
      assertThat(input(Message.user("weather?"), ANSWER, RESULTS, Message.toolResult("k3", "no")))
          .isEqualTo(
              json(
                  """
                  [{'role':'user','content':'weather?'},
                   {'type':'reasoning','id':'rs_1','summary':[],'encrypted_content':'gAAA'},
                   {'role':'assistant','content':'One moment.','type':'message','phase':'commentary'},
                   {'type':'web_search_call','id':'ws_1','status':'completed'},
                   {'type':'function_call','status':'completed','call_id':'k1','name':'weather',
                    'arguments':'{\\"city\\":\\"Bern\\"}'},
                   {'type':'custom_tool_call','call_id':'k2','name':'sql','input':'select 1'},
                   {'type':'function_call','call_id':'k3','name':'weather','arguments':'{}'},
                   {'type':'function_call_output','call_id':'k1','output':'sunny'},
                   {'type':'custom_tool_call_output','call_id':'k2','output':'1'},
                   {'role':'user','content':'and?'},
                   {'type':'function_call_output','call_id':'k3','output':'no'}]
                  """));
    }

    @Test
    void goes_back_to_a_server_that_stores_answers_with_every_id() {
      var request =
          ChatRequest.builder("p/m").message(ANSWER).message(RESULTS).extra("store", true).build();
      JsonNode input = encode(request, Quirks.NONE).path("input");
      assertThat(input.path(1))
          .isEqualTo(
              json(
                  """
                  {'role':'assistant','content':[{'type':'output_text','text':'One moment.','annotations':[]}],
                   'type':'message','id':'msg_1','status':'completed','phase':'commentary'}
                  """));
      assertThat(input.path(3).path("id").asString()).isEqualTo("fc_1");
      assertThat(input.path(4).path("id").asString()).isEqualTo("ctc_1");
      JsonNode unsaid = encode(request, Quirks.NONE.without("store")).path("input");
      assertThat(unsaid).isEqualTo(input);
    }

    @Test
    void leaves_out_reasoning_that_is_no_more_than_a_name_unless_the_server_stores_it() {
      Message bare =
          new Message(
              Role.ASSISTANT, List.of(opaque("{'type':'reasoning','id':'rs_1','summary':[]}")));
      assertThat(input(bare)).isEmpty();
      var stored = ChatRequest.builder("p/m").message(bare).extra("store", true).build();
      assertThat(encode(stored, Quirks.NONE).path("input")).hasSize(1);
      Message open =
          new Message(
              Role.ASSISTANT,
              List.of(
                  opaque(
                      "{'type':'reasoning','summary':[],'content':[{'type':'reasoning_text','text':'hm'}]}")));
      assertThat(input(open)).hasSize(1);
    }
  }
}
