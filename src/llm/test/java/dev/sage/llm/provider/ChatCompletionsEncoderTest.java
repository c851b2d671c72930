package dev.sage.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.LlmException;
import dev.sage.llm.Reasoning;
import dev.sage.llm.provider.json.Oracle;
import dev.sage.llm.provider.openai.OpenAiChatFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Requests as OpenAI Chat Completions. */
class ChatCompletionsEncoderTest extends EncoderCase {

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
