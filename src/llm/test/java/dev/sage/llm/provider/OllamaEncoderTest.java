package dev.sage.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.provider.json.Oracle;
import dev.sage.llm.provider.ollama.OllamaFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Requests as Ollama's chat. */
class OllamaEncoderTest extends EncoderCase {

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
