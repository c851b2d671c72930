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
import dev.sage.llm.provider.anthropic.AnthropicMessagesFormat;
import dev.sage.llm.provider.json.Oracle;
import dev.sage.llm.provider.ollama.OllamaFormat;
import dev.sage.llm.provider.openai.OpenAiChatFormat;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EncoderTest {

  private static final ToolSpec WEATHER =
      new ToolSpec("weather", "Tells it", "{\"type\":\"object\",\"properties\":{}}");
  private static final String SCHEMA = "{\"type\":\"object\",\"additionalProperties\":false}";

  private static ChatRequest.Builder full() {
    return ChatRequest.builder("p/org/model")
        .message(Message.system("Be brief."))
        .message(Message.user("Hi"))
        .tool(WEATHER)
        .toolChoice(new ToolChoice.Named("weather"))
        .responseSchema(SCHEMA)
        .temperature(0.5)
        .topP(0.9)
        .maxTokens(77)
        .stop(List.of("END"));
  }

  private static ChatRequest round() {
    String thinking = "{\"type\":\"thinking\",\"thinking\":\"hm\",\"signature\":\"s\"}";
    String details = "{\"reasoning_details\":[{\"type\":\"reasoning.encrypted\",\"data\":\"d\"}]}";
    return ChatRequest.of(
        "p/m",
        Message.user("weather?"),
        new Message(
            Role.ASSISTANT,
            List.of(
                new Content.Reasoning("hm", thinking),
                new Content.Reasoning("", details),
                new Content.Reasoning("only shown", null),
                new Content.Text("One moment."),
                new Content.ToolCall("k1", "weather", "{\"city\":\"Bern\"}"),
                new Content.ToolCall("k2", "weather", ""))),
        Message.toolResult("k1", "sunny"),
        new Message(Role.TOOL, List.of(new Content.ToolResult("k2", "no city", true))),
        Message.user("thanks"));
  }

  private static ChatRequest media() {
    return ChatRequest.of(
        "p/m",
        Message.user(
            List.of(
                new Content.Text("see"),
                new Content.Media("image/png", "AAAA", null, null),
                new Content.Media("image/png", null, URI.create("https://x.test/a.png"), null),
                new Content.Media("application/pdf", "BBBB", null, "a.pdf"))));
  }

  private static JsonNode encode(WireFormat format, ChatRequest request) {
    byte[] body = format.encode(request, true, Quirks.NONE);
    return Oracle.MAPPER.readTree(body);
  }

  private static JsonNode json(String text) {
    return Oracle.MAPPER.readTree(text.replace('\'', '"'));
  }

  @Nested
  class Chat_completions {
    private final WireFormat format = new OpenAiChatFormat();

    @Test
    void writes_every_option() {
      var request = full().seed(5L).reasoning(Reasoning.effort("low")).build();
      assertThat(encode(format, request))
          .isEqualTo(
              json(
                  """
                  {'model':'org/model',
                   'messages':[{'role':'system','content':'Be brief.'},{'role':'user','content':'Hi'}],
                   'tools':[{'type':'function','function':{'name':'weather','description':'Tells it',
                     'parameters':{'type':'object','properties':{}}}}],
                   'tool_choice':{'type':'function','function':{'name':'weather'}},
                   'temperature':0.5,'top_p':0.9,'max_completion_tokens':77,'stop':['END'],'seed':5,
                   'reasoning_effort':'low',
                   'response_format':{'type':'json_schema','json_schema':{'name':'answer',
                     'schema':{'type':'object','additionalProperties':false}}},
                   'stream':true,'stream_options':{'include_usage':true}}
                  """));
    }

    @Test
    void follows_the_endpoints_quirks() {
      var quirks =
          Quirks.NONE
              .without("stream_options")
              .withMaxTokensField("max_tokens")
              .withSystemRole("developer");
      byte[] body = format.encode(full().build(), true, quirks);
      JsonNode tree = Oracle.MAPPER.readTree(body);
      assertThat(tree.has("stream_options")).isFalse();
      assertThat(tree.path("max_tokens").asInt()).isEqualTo(77);
      assertThat(tree.path("messages").path(0).path("role").asString()).isEqualTo("developer");
    }

    @Test
    void asks_for_usage_only_in_a_stream() {
      byte[] body = format.encode(full().build(), false, Quirks.NONE);
      assertThat(Oracle.MAPPER.readTree(body).has("stream_options")).isFalse();
    }

    @Test
    void sends_a_tool_round_back() {
      assertThat(encode(format, round()).path("messages"))
          .isEqualTo(
              json(
                  """
                  [{'role':'user','content':'weather?'},
                   {'role':'assistant','content':'One moment.',
                    'reasoning_details':[{'type':'reasoning.encrypted','data':'d'}],
                    'tool_calls':[
                      {'id':'k1','type':'function','function':{'name':'weather','arguments':'{\\"city\\":\\"Bern\\"}'}},
                      {'id':'k2','type':'function','function':{'name':'weather','arguments':'{}'}}]},
                   {'role':'tool','tool_call_id':'k1','content':'sunny'},
                   {'role':'tool','tool_call_id':'k2','content':'no city'},
                   {'role':'user','content':'thanks'}]
                  """));
    }

    @Test
    void sends_images_and_pdf() {
      assertThat(encode(format, media()).path("messages").path(0).path("content"))
          .isEqualTo(
              json(
                  """
                  [{'type':'text','text':'see'},
                   {'type':'image_url','image_url':{'url':'data:image/png;base64,AAAA'}},
                   {'type':'image_url','image_url':{'url':'https://x.test/a.png'}},
                   {'type':'file','file':{'filename':'a.pdf','file_data':'data:application/pdf;base64,BBBB'}}]
                  """));
    }

    @Test
    void refuses_a_reasoning_budget_by_name() {
      var request = full().reasoning(Reasoning.budget(100)).build();
      assertThatThrownBy(() -> encode(format, request))
          .isInstanceOfSatisfying(
              LlmException.class,
              refused -> {
                assertThat(refused.error().kind()).isEqualTo(Kind.UNSUPPORTED_FEATURE);
                assertThat(refused).hasMessageContaining("reasoning.budgetTokens");
              });
    }
  }

  @Nested
  class Messages {
    private final WireFormat format = new AnthropicMessagesFormat();

    @Test
    void writes_every_option() {
      var request = full().reasoning(new Reasoning("low", 2000)).build();
      assertThat(encode(format, request))
          .isEqualTo(
              json(
                  """
                  {'model':'org/model','max_tokens':77,'system':'Be brief.',
                   'messages':[{'role':'user','content':[{'type':'text','text':'Hi'}]}],
                   'tools':[{'name':'weather','description':'Tells it',
                     'input_schema':{'type':'object','properties':{}}}],
                   'tool_choice':{'type':'tool','name':'weather'},
                   'temperature':0.5,'top_p':0.9,'stop_sequences':['END'],
                   'thinking':{'type':'enabled','budget_tokens':2000},
                   'output_config':{'effort':'low','format':{'type':'json_schema',
                     'schema':{'type':'object','additionalProperties':false}}},
                   'stream':true}
                  """));
    }

    @Test
    void sets_the_limit_that_the_format_wants() {
      var plain = ChatRequest.of("p/m", Message.user("Hi"));
      assertThat(encode(format, plain).path("max_tokens").asInt()).isEqualTo(4096);
      var thinking = plain.toBuilder().reasoning(Reasoning.budget(8000)).build();
      assertThat(encode(format, thinking).path("max_tokens").asInt()).isEqualTo(12_096);
    }

    @Test
    void sends_a_tool_round_back_with_all_results_in_one_message() {
      assertThat(encode(format, round()).path("messages"))
          .isEqualTo(
              json(
                  """
                  [{'role':'user','content':[{'type':'text','text':'weather?'}]},
                   {'role':'assistant','content':[
                     {'type':'thinking','thinking':'hm','signature':'s'},
                     {'type':'text','text':'One moment.'},
                     {'type':'tool_use','id':'k1','name':'weather','input':{'city':'Bern'}},
                     {'type':'tool_use','id':'k2','name':'weather','input':{}}]},
                   {'role':'user','content':[
                     {'type':'tool_result','tool_use_id':'k1','content':'sunny'},
                     {'type':'tool_result','tool_use_id':'k2','content':'no city','is_error':true},
                     {'type':'text','text':'thanks'}]}]
                  """));
    }

    @Test
    void sends_images_and_pdf() {
      assertThat(encode(format, media()).path("messages").path(0).path("content"))
          .isEqualTo(
              json(
                  """
                  [{'type':'text','text':'see'},
                   {'type':'image','source':{'type':'base64','media_type':'image/png','data':'AAAA'}},
                   {'type':'image','source':{'type':'url','url':'https://x.test/a.png'}},
                   {'type':'document','source':{'type':'base64','media_type':'application/pdf','data':'BBBB'},
                    'title':'a.pdf'}]
                  """));
    }

    @Test
    void refuses_a_seed_by_name() {
      assertThatThrownBy(() -> encode(format, full().seed(1L).build()))
          .isInstanceOf(LlmException.class)
          .hasMessageContaining("seed");
    }

    @Test
    void names_its_version() {
      assertThat(format.headers()).isEqualTo(Map.of("anthropic-version", "2023-06-01"));
    }
  }

  @Nested
  class Ollama {
    private final WireFormat format = new OllamaFormat();

    @Test
    void writes_every_option() {
      var request =
          full()
              .toolChoice(ToolChoice.AUTO)
              .seed(5L)
              .reasoning(Reasoning.effort("high"))
              .extra("keep_alive", "5m")
              .extra("options", Map.of("num_ctx", 8192))
              .build();
      assertThat(encode(format, request))
          .isEqualTo(
              json(
                  """
                  {'model':'org/model',
                   'messages':[{'role':'system','content':'Be brief.'},{'role':'user','content':'Hi'}],
                   'tools':[{'type':'function','function':{'name':'weather','description':'Tells it',
                     'parameters':{'type':'object','properties':{}}}}],
                   'format':{'type':'object','additionalProperties':false},
                   'think':'high','keep_alive':'5m','stream':true,
                   'options':{'temperature':0.5,'top_p':0.9,'num_predict':77,'stop':['END'],'seed':5,
                     'num_ctx':8192}}
                  """));
    }

    @Test
    void says_that_there_shall_be_no_stream() {
      var body = format.encode(ChatRequest.of("p/m", Message.user("Hi")), false, Quirks.NONE);
      assertThat(Oracle.MAPPER.readTree(body))
          .isEqualTo(
              json("{'model':'m','messages':[{'role':'user','content':'Hi'}],'stream':false}"));
    }

    @Test
    void switches_thinking_on_and_off() {
      assertThat(think("none")).isEqualTo(json("false"));
      assertThat(think("on")).isEqualTo(json("true"));
      assertThat(think("max")).isEqualTo(json("'max'"));
    }

    private JsonNode think(String effort) {
      var request = full().toolChoice(null).reasoning(Reasoning.effort(effort)).build();
      return encode(format, request).path("think");
    }

    @Test
    void sends_a_tool_round_back() {
      assertThat(encode(format, round()).path("messages"))
          .isEqualTo(
              json(
                  """
                  [{'role':'user','content':'weather?'},
                   {'role':'assistant','content':'One moment.','thinking':'only shown','tool_calls':[
                     {'id':'k1','function':{'name':'weather','arguments':{'city':'Bern'}}},
                     {'id':'k2','function':{'name':'weather','arguments':{}}}]},
                   {'role':'tool','content':'sunny','tool_name':'weather','tool_call_id':'k1'},
                   {'role':'tool','content':'no city','tool_name':'weather','tool_call_id':'k2'},
                   {'role':'user','content':'thanks'}]
                  """));
    }

    @Test
    void refuses_a_result_that_answers_no_call() {
      var request = ChatRequest.of("p/m", Message.user("Hi"), Message.toolResult("k9", "x"));
      assertThatThrownBy(() -> encode(format, request)).hasMessageContaining("k9");
    }
  }

  @Nested
  class Cache_points {
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
