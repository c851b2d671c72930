package dev.sage.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmException;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.provider.anthropic.AnthropicMessagesFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests as Anthropic Messages. */
class MessagesEncoderTest extends EncoderCase {

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
