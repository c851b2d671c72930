package dev.sage.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.simulator.internal.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The bytes of OpenAI's Responses, beyond what the official client looks at. */
class ResponsesBytesTest {
  private static final String PATH = "/openai/v1/responses";

  @RegisterExtension private final RunningSimulator simulator = new RunningSimulator();

  private List<JsonNode> events(String model) throws IOException {
    var answer = simulator.post(PATH, "{'model':'%s','stream':true,'input':'Hi'}".formatted(model));
    assertThat(answer.headers())
        .containsEntry("content-type", "text/event-stream; charset=utf-8")
        .containsKeys("x-request-id", "x-ratelimit-remaining-tokens");
    var events =
        answer
            .text()
            .lines()
            .filter(line -> line.startsWith("data: "))
            .map(line -> Json.parse(line.substring(6)))
            .toList();
    var names =
        answer
            .text()
            .lines()
            .filter(line -> line.startsWith("event: "))
            .map(line -> line.substring(7))
            .toList();
    assertThat(types(events)).isEqualTo(names);
    assertThat(events.stream().map(event -> event.path("sequence_number").asInt()).toList())
        .isEqualTo(IntStream.range(0, events.size()).boxed().toList());
    return events;
  }

  private static List<String> types(List<JsonNode> events) {
    return events.stream().map(event -> event.path("type").asString()).toList();
  }

  private static List<String> runs(List<JsonNode> events) {
    var types = types(events);
    return IntStream.range(0, types.size())
        .filter(i -> i == 0 || !types.get(i).equals(types.get(i - 1)))
        .mapToObj(types::get)
        .map(type -> type.replace("response.", ""))
        .toList();
  }

  @Test
  void a_stream_has_the_vendors_events_in_the_vendors_order() throws IOException {
    assertThat(runs(events("clean")))
        .containsExactly(
            "created",
            "in_progress",
            "output_item.added",
            "content_part.added",
            "output_text.delta",
            "output_text.done",
            "content_part.done",
            "output_item.done",
            "completed");
    assertThat(runs(events("reasoning")))
        .containsSubsequence(
            "reasoning_summary_part.added",
            "reasoning_summary_text.delta",
            "reasoning_summary_text.done",
            "reasoning_summary_part.done",
            "output_item.done",
            "output_item.added",
            "content_part.added");
    assertThat(runs(events("tool")))
        .containsSubsequence(
            "output_item.added",
            "function_call_arguments.delta",
            "function_call_arguments.done",
            "output_item.done",
            "completed");
  }

  @Test
  void an_error_comes_twice_and_a_truncated_stream_has_no_last_event() throws IOException {
    var failed = events("error-after-200");
    assertThat(runs(failed)).endsWith("output_text.delta", "error", "failed");
    assertThat(failed.getLast().at("/response/error/code").asString()).isEqualTo("server_error");
    assertThat(runs(events("truncated"))).endsWith("output_text.delta");
  }

  @Test
  void an_early_opening_has_everything_but_text() throws IOException {
    assertThat(runs(events("role-only"))).startsWith("created", "in_progress", "output_item.added");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | 400 | |",
        "{'model':'clean'} | 400 | input | missing_required_parameter",
        "{'model':'clean','input':7} | 400 | input | invalid_type",
        "{'model':'clean','input':'Hi','messages':[]} | 400 | messages | unsupported_parameter",
        "{'model':'clean','input':'Hi','stop':['x']} | 400 | stop | unknown_parameter",
        "{'model':'clean','input':[{'role':'x','content':'Hi'}]} | 400 | input[0].role | invalid_value",
        "{'model':'clean','input':[{'type':'function_call_output','output':''}]} | 400 | input[0].call_id | missing_required_parameter",
        "{'model':'nope','input':'Hi'} | 400 | model | model_not_found",
      })
  void a_bad_request_gets_the_vendors_error(String json, int status, String param, String code)
      throws IOException {
    var answer = simulator.post(PATH, json);

    assertThat(answer.status()).isEqualTo(status);
    var error = Json.parse(answer.body()).path("error");
    assertThat(error.path("param").stringValue(null)).isEqualTo(param);
    assertThat(error.path("code").stringValue(null)).isEqualTo(code);
  }

  @Test
  void an_answer_conforms_to_the_schema_that_is_asked_for() throws IOException {
    var answer =
        simulator.post(
            PATH,
            """
            {'model':'clean','input':'Hi','text':{'format':{'type':'json_schema','name':'city',
            'schema':{'type':'object','properties':{'inhabitants':{'type':'integer'}}}}}}
            """);

    var text = Json.parse(answer.body()).at("/output/0/content/0/text").asString();
    assertThat(Json.parse(text).path("inhabitants").isIntegralNumber()).isTrue();
  }
}
