package dev.sage.llm.provider.gemini;

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
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.json.Oracle;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GeminiEncoderTest {

  private static final ToolSpec WEATHER =
      new ToolSpec("weather", "Tells it", "{\"type\":\"object\",\"properties\":{}}");

  private static ChatRequest.Builder hi() {
    return ChatRequest.builder("p/gemini-x").message(Message.user("Hi"));
  }

  private static JsonNode encode(ChatRequest request) {
    return encode(request, Quirks.NONE);
  }

  private static JsonNode encode(ChatRequest request, Quirks quirks) {
    return Oracle.MAPPER.readTree(new GeminiFormat().encode(request, true, quirks));
  }

  private static JsonNode contents(Message... messages) {
    return encode(ChatRequest.of("p/m", messages)).path("contents");
  }

  private static JsonNode json(String text) {
    return Oracle.MAPPER.readTree(text.replace('\'', '"'));
  }

  private static Message assistant(Content... parts) {
    return new Message(Role.ASSISTANT, List.of(parts));
  }

  private static void refused(ChatRequest request, String name) {
    assertThatThrownBy(() -> encode(request))
        .isInstanceOfSatisfying(
            LlmException.class,
            refused -> assertThat(refused.error().kind()).isEqualTo(Kind.UNSUPPORTED_FEATURE))
        .hasMessageContaining(name);
  }

  @Nested
  class Options {

    private final ChatRequest full =
        hi().message(Message.system("Be brief."))
            .message(Message.system("Be kind."))
            .tool(WEATHER)
            .tool(new ToolSpec("now", "Tells the time", ""))
            .toolChoice(new ToolChoice.Named("weather"))
            .responseSchema("{\"type\":\"object\",\"additionalProperties\":false}")
            .temperature(0.5)
            .topP(0.9)
            .maxTokens(77)
            .stop(List.of("END"))
            .seed(5L)
            .reasoning(Reasoning.effort("low"))
            .build();

    @Test
    void are_all_written() {
      assertThat(encode(full))
          .isEqualTo(
              json(
                  """
                  {'systemInstruction':{'parts':[{'text':'Be brief.'},{'text':'Be kind.'}]},
                   'contents':[{'role':'user','parts':[{'text':'Hi'}]}],
                   'tools':[{'functionDeclarations':[
                     {'name':'weather','description':'Tells it',
                      'parametersJsonSchema':{'type':'object','properties':{}}},
                     {'name':'now','description':'Tells the time'}]}],
                   'toolConfig':{'functionCallingConfig':{'mode':'ANY','allowedFunctionNames':['weather']}},
                   'generationConfig':{'temperature':0.5,'topP':0.9,'maxOutputTokens':77,
                     'stopSequences':['END'],'seed':5,
                     'responseMimeType':'application/json',
                     'responseJsonSchema':{'type':'object','additionalProperties':false},
                     'thinkingConfig':{'thinkingLevel':'low','includeThoughts':true}}}
                  """));
    }

    @Test
    void that_an_endpoint_refuses_are_left_out() {
      var quirks = Quirks.NONE;
      for (String option :
          List.of("seed", "topP", "responseJsonSchema", "thinkingConfig", "toolConfig")) {
        quirks = quirks.without(option);
      }
      JsonNode body = encode(full, quirks);
      assertThat(body.has("toolConfig")).isFalse();
      assertThat(body.path("generationConfig"))
          .isEqualTo(json("{'temperature':0.5,'maxOutputTokens':77,'stopSequences':['END']}"));
    }

    @Test
    void that_are_not_given_are_the_providers() {
      assertThat(encode(hi().build()))
          .isEqualTo(json("{'contents':[{'role':'user','parts':[{'text':'Hi'}]}]}"));
    }

    @Test
    void name_each_tool_choice() {
      var modes =
          Map.of(ToolChoice.AUTO, "AUTO", ToolChoice.NONE, "NONE", ToolChoice.REQUIRED, "ANY");
      modes.forEach(
          (choice, mode) ->
              assertThat(encode(hi().tool(WEATHER).toolChoice(choice).build()).path("toolConfig"))
                  .isEqualTo(json("{'functionCallingConfig':{'mode':'" + mode + "'}}")));
    }

    @Test
    void have_a_budget_of_thoughts_and_no_thoughts_where_there_is_none() {
      assertThat(thinking(Reasoning.budget(2000)))
          .isEqualTo(json("{'thinkingBudget':2000,'includeThoughts':true}"));
      assertThat(thinking(Reasoning.budget(0))).isEqualTo(json("{'thinkingBudget':0}"));
    }

    private static JsonNode thinking(Reasoning reasoning) {
      JsonNode body = encode(hi().reasoning(reasoning).build());
      return body.path("generationConfig").path("thinkingConfig");
    }

    @Test
    void that_exclude_each_other_are_refused_by_name() {
      refused(hi().reasoning(new Reasoning("low", 2000)).build(), "reasoning.budgetTokens");
    }

    @Test
    void of_the_caller_go_into_those_objects() {
      var request =
          hi().temperature(1.0)
              .extra("generationConfig", Map.of("topK", 5))
              .extra("cachedContent", "cachedContents/x")
              .build();
      assertThat(encode(request))
          .isEqualTo(
              json(
                  """
                  {'contents':[{'role':'user','parts':[{'text':'Hi'}]}],
                   'generationConfig':{'temperature':1.0,'topK':5},
                   'cachedContent':'cachedContents/x'}
                  """));
    }

    @Test
    void that_are_no_schema_are_named() {
      var request = hi().responseSchema("[1]").build();
      assertThatThrownBy(() -> encode(request)).hasMessageContaining("responseSchema");
    }
  }

  @Nested
  class Parts {

    @Test
    void are_bytes_or_addresses_of_any_media() {
      var message =
          Message.user(
              List.of(
                  new Content.Text("see"),
                  new Content.Media("image/png", "AAAA", null, null),
                  new Content.Media("application/pdf", "BBBB", null, "a.pdf"),
                  new Content.Media("audio/wav", "CCCC", null, null),
                  new Content.Media("video/mp4", null, URI.create("https://x.test/a"), null)));
      assertThat(contents(message))
          .isEqualTo(
              json(
                  """
                  [{'role':'user','parts':[{'text':'see'},
                    {'inlineData':{'mimeType':'image/png','data':'AAAA'}},
                    {'inlineData':{'mimeType':'application/pdf','data':'BBBB'}},
                    {'inlineData':{'mimeType':'audio/wav','data':'CCCC'}},
                    {'fileData':{'mimeType':'video/mp4','fileUri':'https://x.test/a'}}]}]
                  """));
    }

    @Test
    void that_are_empty_are_left_out_and_messages_of_nothing_else() {
      assertThat(contents(Message.user("a"), assistant(), Message.assistant(""), Message.user("b")))
          .isEqualTo(
              json(
                  "[{'role':'user','parts':[{'text':'a'}]},{'role':'user','parts':[{'text':'b'}]}]"));
    }

    @Test
    void that_mark_a_cache_are_refused_by_name() {
      refused(
          ChatRequest.of(
              "p/m", Message.user(List.of(new Content.Text("a"), new Content.CachePoint(null)))),
          "CachePoint");
    }
  }

  @Nested
  class Tool_rounds {

    @Test
    void give_all_results_in_one_content_in_the_order_of_the_calls() {
      assertThat(
              contents(
                  Message.user("weather?"),
                  assistant(
                      new Content.Text("One moment."),
                      new Content.ToolCall("call_1a_0", "weather", "{\"city\":\"Bern\"}"),
                      new Content.ToolCall("call_1a_1", "weather", ""),
                      new Content.ToolCall("k3", "weather", "{\"city\":")),
                  Message.toolResult("k3", "rain"),
                  new Message(
                      Role.TOOL, List.of(new Content.ToolResult("call_1a_1", "no city", true))),
                  Message.toolResult("call_1a_0", "{\"sky\":\"blue\"}"),
                  Message.user("thanks")))
          .isEqualTo(
              json(
                  """
                  [{'role':'user','parts':[{'text':'weather?'}]},
                   {'role':'model','parts':[{'text':'One moment.'},
                     {'functionCall':{'name':'weather','args':{'city':'Bern'}}},
                     {'functionCall':{'name':'weather','args':{}}},
                     {'functionCall':{'id':'k3','name':'weather','args':{'malformed_arguments':'{\\"city\\":'}}}]},
                   {'role':'user','parts':[
                     {'functionResponse':{'name':'weather','response':{'sky':'blue'}}},
                     {'functionResponse':{'name':'weather','response':{'error':'no city'}}},
                     {'functionResponse':{'id':'k3','name':'weather','response':{'output':'rain'}}}]},
                   {'role':'user','parts':[{'text':'thanks'}]}]
                  """));
    }

    @Test
    void wrap_a_result_that_is_no_object() {
      assertThat(response("[1,2]", false)).isEqualTo(json("{'output':[1,2]}"));
      assertThat(response("007", false)).isEqualTo(json("{'output':'007'}"));
      assertThat(response("12", false)).isEqualTo(json("{'output':'12'}"));
      assertThat(response("", false)).isEqualTo(json("{'output':''}"));
      assertThat(response("{\"a\":1}", false)).isEqualTo(json("{'a':1}"));
      assertThat(response("{\"a\":1}", true)).isEqualTo(json("{'error':{'a':1}}"));
    }

    private static JsonNode response(String result, boolean error) {
      var contents =
          contents(
              assistant(new Content.ToolCall("k", "f", "{}")),
              new Message(Role.TOOL, List.of(new Content.ToolResult("k", result, error))));
      return contents.path(1).path("parts").path(0).path("functionResponse").path("response");
    }

    @Test
    void need_the_call_that_a_result_answers() {
      assertThatThrownBy(() -> contents(Message.toolResult("gone", "x")))
          .hasMessageContaining("gone");
    }
  }

  @Nested
  class Signatures {

    @Test
    void go_back_with_the_part_that_they_came_with() {
      assertThat(
              contents(
                  assistant(
                      new Content.Reasoning(
                          "m",
                          "{\"gemini\":\"part\",\"part\":{\"text\":\"m\",\"thought\":true,"
                              + "\"thoughtSignature\":\"s0\"}}"),
                      new Content.Text("a"),
                      new Content.Text("b"),
                      new Content.Reasoning(
                          "", "{\"gemini\":\"text\",\"thoughtSignature\":\"s1\"}"),
                      new Content.ToolCall("k1", "f", "{}"),
                      new Content.Reasoning(
                          "",
                          "{\"gemini\":\"call\",\"callId\":\"k1\",\"thoughtSignature\":\"s2\"}"),
                      new Content.ToolCall("k2", "f", "{}"))))
          .isEqualTo(
              json(
                  """
                  [{'role':'model','parts':[
                    {'text':'m','thought':true,'thoughtSignature':'s0'},
                    {'text':'a'},
                    {'text':'b','thoughtSignature':'s1'},
                    {'functionCall':{'id':'k1','name':'f','args':{}},'thoughtSignature':'s2'},
                    {'functionCall':{'id':'k2','name':'f','args':{}}}]}]
                  """));
    }

    @Test
    void whose_text_is_gone_keep_a_part_of_their_own() {
      var signature =
          new Content.Reasoning("", "{\"gemini\":\"text\",\"thoughtSignature\":\"s1\"}");
      assertThat(contents(assistant(signature, new Content.Text("a"))))
          .isEqualTo(
              json(
                  "[{'role':'model','parts':[{'text':'','thoughtSignature':'s1'},{'text':'a'}]}]"));
    }

    @Test
    void of_other_formats_and_thoughts_without_one_are_left_out() {
      assertThat(
              contents(
                  assistant(
                      new Content.Reasoning("only shown", null),
                      new Content.Reasoning("hm", "{\"type\":\"thinking\",\"signature\":\"s\"}"),
                      new Content.Reasoning("", "{\"reasoning_details\":[{\"data\":\"d\"}]}"),
                      new Content.Reasoning("", "no JSON"),
                      new Content.Text("a"))))
          .isEqualTo(json("[{'role':'model','parts':[{'text':'a'}]}]"));
    }
  }
}
