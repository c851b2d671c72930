package dev.sage.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.simulator.internal.json.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The bytes of Ollama's native API. */
class OllamaBytesTest {
  private static final String PATH = "/ollama/api/chat";

  @RegisterExtension private final RunningSimulator simulator = new RunningSimulator();

  private RawClient.Answer chat(String model, String more) throws IOException {
    return simulator.post(
        PATH,
        "{'model':'%s','messages':[{'role':'user','content':'Hi'}]%s}".formatted(model, more));
  }

  private List<JsonNode> lines(String model) throws IOException {
    return chat(model, "").text().lines().map(Json::parse).toList();
  }

  private static String content(List<JsonNode> lines) {
    var text = new StringBuilder();
    lines.forEach(line -> text.append(line.path("message").path("content").asString("")));
    return text.toString();
  }

  @Test
  void streams_lines_unless_it_is_told_not_to() throws IOException {
    var answer = chat("clean:latest", "");
    var lines = lines("clean");
    var whole = Json.parse(chat("clean", ",'stream':false").body());

    assertThat(answer.headers()).containsEntry("content-type", "application/x-ndjson");
    assertThat(content(lines))
        .hasSizeGreaterThan(400)
        .isEqualTo(whole.path("message").path("content").asString());
    assertThat(lines.getLast().path("done").asBoolean()).isTrue();
    assertThat(lines.getLast().path("done_reason").asString()).isEqualTo("stop");
    assertThat(lines.getLast().path("eval_count").asInt())
        .isEqualTo(lines.size() - 1)
        .isEqualTo(whole.path("eval_count").asInt());
    assertThat(lines.getFirst().path("created_at").asString())
        .isLessThan(lines.getLast().path("created_at").asString());
  }

  @Test
  void thinks_in_a_field_of_its_own() throws IOException {
    assertThat(lines("reasoning").getFirst().at("/message/thinking").asString()).isNotEmpty();
    assertThat(
            Json.parse(chat("reasoning", ",'stream':false").body())
                .at("/message/thinking")
                .asString())
        .hasSizeGreaterThan(200);
  }

  @Test
  void calls_a_tool_in_one_line_with_arguments_that_are_an_object() throws IOException {
    var lines = lines("tool");

    assertThat(lines).hasSize(2);
    var call = lines.getFirst().at("/message/tool_calls/0");
    assertThat(call.path("id").asString()).startsWith("call_");
    assertThat(call.at("/function/arguments/content").asString()).hasSizeGreaterThan(100_000);
    assertThat(lines.getLast().path("done_reason").asString()).isEqualTo("stop");
  }

  @Test
  void answers_a_tools_result_with_text() throws IOException {
    var answer =
        simulator.post(
            PATH,
            """
            {'model':'tool','stream':false,'messages':[{'role':'user','content':'Hi'},
            {'role':'assistant','content':'','tool_calls':[{'function':{'name':'a','arguments':{}}}]},
            {'role':'tool','content':'21','tool_name':'a'}]}
            """);
    assertThat(Json.parse(answer.body()).at("/message/content").asString()).isNotBlank();
  }

  @Test
  void an_error_is_the_last_line_and_a_truncated_stream_has_none() throws IOException {
    assertThat(lines("error-after-200").getLast().path("error").asString()).isNotBlank();
    assertThat(lines("truncated")).noneMatch(line -> line.path("done").asBoolean());
    assertThat(chat("error-after-200", ",'stream':false").status()).isEqualTo(500);
  }

  @Test
  void options_limit_and_stop_the_answer_and_a_format_shapes_it() throws IOException {
    var cut = Json.parse(chat("clean", ",'stream':false,'options':{'num_predict':7}").body());
    assertThat(cut.path("done_reason").asString()).isEqualTo("length");
    assertThat(cut.path("eval_count").asInt()).isEqualTo(7);
    assertThat(chat("clean", ",'stream':false,'options':{'stop':['```']}").body())
        .doesNotContain("```");
    var shaped =
        Json.parse(
            chat(
                    "clean",
                    ",'stream':false,'format':{'type':'object','properties':{'n':{'type':'integer'}}}")
                .body());
    assertThat(Json.parse(shaped.at("/message/content").asString()).path("n").isIntegralNumber())
        .isTrue();
  }

  @Test
  void an_early_opening_has_an_empty_line_first() throws IOException {
    assertThat(lines("role-only").getFirst().at("/message/content").asString()).isEmpty();
    assertThat(lines("clean").getFirst().at("/message/content").asString()).isNotEmpty();
  }

  @Test
  void tells_about_itself_and_its_models_without_a_key() throws IOException {
    try (var client = new RawClient(simulator.get().ollamaUrl().getPort())) {
      client.send("GET /ollama HTTP/1.1\nHost: localhost\n\n");
      assertThat(client.read().body()).isEqualTo("Ollama is running");
      client.get("/ollama/api/tags", "wrong");
      var tags = Json.parse(client.read().body()).path("models");
      assertThat(tags.path(0).path("name").asString()).isEqualTo("clean:latest");
      assertThat(tags.size()).isEqualTo(simulator.get().models().size());
    }
    assertThat(simulator.look("/ollama/api/version").body()).contains("version");
    assertThat(simulator.look("/ollama/api/ps").body()).isEqualTo("{\"models\":[]}");
    assertThat(simulator.post("/ollama/api/show", "{'model':'clean'}").body())
        .contains("capabilities", "context_length");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/api/chat | { | 400 | invalid request body",
        "/api/chat | {} | 400 | model is required",
        "/api/chat | {'model':'nope'} | 404 | model 'nope' not found",
        "/api/chat | {'model':'clean','messages':[{'role':'x'}]} | 400 | invalid role",
        "/api/chat | {'model':'clean','format':'xml'} | 400 | invalid format",
        "/api/show | {'model':'nope'} | 404 | model 'nope' not found",
        "/api/nope | {} | 404 | 404 page not found",
        "/api/tags | {} | 405 | 405 method not allowed",
      })
  void a_bad_request_gets_the_vendors_error(String path, String json, int status, String said)
      throws IOException {
    var answer = simulator.post("/ollama" + path, json);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).contains(said);
  }

  @Test
  void a_refused_request_is_taken_when_it_is_repeated() throws IOException {
    assertThat(chat("rate-limit", "").status()).isEqualTo(429);
    assertThat(chat("rate-limit", "").status()).isEqualTo(200);
  }
}
