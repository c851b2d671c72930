package dev.sage.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.simulator.internal.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The bytes of OpenAI's format, beyond what the official client looks at. */
class OpenAiBytesTest {
  private Simulator simulator;

  @BeforeEach
  void start() throws IOException {
    simulator = Simulator.start(SimulatorOptions.DEFAULT.withSpeed(Speed.INSTANT));
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private RawClient.Answer post(String json) throws IOException {
    try (var client = new RawClient(simulator.openAiUrl().getPort())) {
      return client.post("/openai/v1/chat/completions", simulator.key(), json).read();
    }
  }

  private RawClient.Answer stream(String model, String more) throws IOException {
    return post(
        "{\"model\":\"%s\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]%s}"
            .formatted(model, more));
  }

  private static List<String> data(RawClient.Answer answer) {
    var text =
        new String(answer.body().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    assertThat(text).endsWith("\n\n").doesNotContain("\r", "event:");
    return text.lines().filter(line -> !line.isEmpty()).map(line -> line.substring(6)).toList();
  }

  private static JsonNode delta(String chunk) {
    return Json.parse(chunk).path("choices").path(0).path("delta");
  }

  @Test
  void a_stream_starts_with_the_role_and_ends_with_usage_and_done() throws IOException {
    var answer = stream("clean", ",\"stream_options\":{\"include_usage\":true}");
    var data = data(answer);

    assertThat(answer.headers())
        .containsEntry("content-type", "text/event-stream; charset=utf-8")
        .containsKeys("x-request-id", "openai-processing-ms", "x-ratelimit-remaining-tokens");
    assertThat(delta(data.getFirst()).toString())
        .isEqualTo("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}");
    assertThat(data.getLast()).isEqualTo("[DONE]");
    var usage = Json.parse(data.get(data.size() - 2));
    assertThat(usage.path("choices").isEmpty()).isTrue();
    assertThat(usage.path("usage").path("completion_tokens").asInt()).isEqualTo(data.size() - 4);
    assertThat(Json.parse(data.get(1)).path("usage").isNull()).isTrue();
    var finish = Json.parse(data.get(data.size() - 3)).path("choices").path(0);
    assertThat(finish.path("finish_reason").asString()).isEqualTo("stop");
    assertThat(finish.path("delta").isEmpty()).isTrue();
  }

  @Test
  void usage_and_padding_are_left_out_when_they_are_not_wanted() throws IOException {
    var plain = data(stream("clean", ",\"stream_options\":{\"include_obfuscation\":false}"));

    assertThat(plain).noneMatch(line -> line.contains("\"usage\"") || line.contains("obfuscation"));
    assertThat(data(stream("clean", ""))).anyMatch(line -> line.contains("obfuscation"));
  }

  @Test
  void a_letter_of_several_bytes_is_cut_between_two_chunks() throws IOException {
    var chunks = stream("clean", "").chunks();

    assertThat(chunks)
        .anySatisfy(chunk -> assertThat(chunk.charAt(0) & 0xc0).isEqualTo(0x80))
        .anySatisfy(chunk -> assertThat(chunk).endsWith("\n\n"));
  }

  @Test
  void equal_requests_to_equal_seeds_are_answered_equally() throws IOException {
    var first = stream("clean", "");
    assertThat(stream("clean", "").body()).isEqualTo(first.body());
    assertThat(stream("reasoning", "").body()).isNotEqualTo(first.body());

    try (var twin = Simulator.start(SimulatorOptions.DEFAULT.withSpeed(Speed.INSTANT));
        var client = new RawClient(twin.openAiUrl().getPort())) {
      var json =
          "{\"model\":\"clean\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
      client.post("/openai/v1/chat/completions", twin.key(), json);
      assertThat(client.read().body()).isEqualTo(first.body());
    }
  }

  @Test
  void a_tool_call_starts_in_the_first_chunk_and_goes_on_in_fragments() throws IOException {
    var data = data(stream("tool", ""));

    var call = delta(data.getFirst()).path("tool_calls").path(0);
    assertThat(call.path("id").asString()).startsWith("call_");
    assertThat(call.path("function").path("name").asString()).isEqualTo("write_file");
    assertThat(call.path("function").path("arguments").asString()).isEmpty();
    var arguments = new StringBuilder();
    for (var chunk : data.subList(1, data.size() - 2)) {
      arguments.append(
          delta(chunk).path("tool_calls").path(0).path("function").path("arguments").asString());
    }
    assertThat(data).hasSizeGreaterThan(300);
    assertThat(arguments).hasSizeGreaterThan(100_000);
    assertThat(Json.parse(arguments.toString()).path("content").asString()).contains("日本");
  }

  @Test
  void an_error_comes_after_text_and_is_the_last_word() throws IOException {
    var data = data(stream("error-after-200", ""));

    assertThat(delta(data.get(20)).path("content").asString()).isNotEmpty();
    assertThat(Json.parse(data.getLast()).path("error").path("type").asString())
        .isEqualTo("server_error");
  }

  @Test
  void a_truncated_stream_is_well_framed_but_has_no_finish_reason() throws IOException {
    var data = data(stream("truncated", ""));

    assertThat(data).hasSizeGreaterThan(20).noneMatch("[DONE]"::equals);
    assertThat(data)
        .allSatisfy(
            chunk ->
                assertThat(Json.parse(chunk).path("choices").path(0).path("finish_reason").isNull())
                    .isTrue());
  }

  @Test
  void a_truncated_whole_answer_is_shorter_than_promised() throws IOException {
    var answer =
        post("{\"model\":\"truncated\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.complete()).isFalse();
    assertThat(answer.body()).startsWith("{").doesNotContain("usage");
  }

  @Test
  void a_forced_tool_is_called_in_any_scenario_and_a_forbidden_one_in_none() throws IOException {
    var tools =
        ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"a\"}},"
            + "{\"type\":\"function\",\"function\":{\"name\":\"b\"}}],\"tool_choice\":";

    var named = stream("clean", tools + "{\"type\":\"function\",\"function\":{\"name\":\"b\"}}");
    assertThat(delta(data(named).getFirst()).path("tool_calls").path(0).path("function"))
        .hasToString("{\"name\":\"b\",\"arguments\":\"\"}");
    assertThat(stream("tool", tools + "\"none\"").body()).doesNotContain("tool_calls");
    assertThat(stream("clean", tools + "\"required\"").body()).contains("tool_calls");
    assertThat(stream("clean", tools + "\"auto\"").body()).doesNotContain("tool_calls");
  }

  @Test
  void a_stop_sequence_ends_the_text() throws IOException {
    var answer =
        post(
            "{\"model\":\"clean\",\"stop\":[\"```\"],\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");

    var choice = Json.parse(answer.body()).path("choices").path(0);
    assertThat(choice.path("message").path("content").asString())
        .doesNotContain("```")
        .endsWith("\n\n");
    assertThat(choice.path("finish_reason").asString()).isEqualTo("stop");
  }

  @Test
  void an_answer_conforms_to_the_schema_that_is_asked_for() throws IOException {
    var answer =
        post(
            """
            {"model":"clean","messages":[{"role":"user","content":"Hi"}],"response_format":
            {"type":"json_schema","json_schema":{"name":"city","schema":{"type":"object",
            "properties":{"inhabitants":{"type":"integer"}}}}}}
            """);

    var text = Json.parse(answer.body()).at("/choices/0/message/content").asString();
    assertThat(Json.parse(text).path("inhabitants").isIntegralNumber()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                                         | 400 |          |",
        "[]                                        | 400 |          |",
        "{}                                        | 400 |          |",
        "{'model':'clean'}                         | 400 | messages | missing_required_parameter",
        "{'model':'clean','messages':'Hi'}         | 400 | messages | invalid_type",
        "{'model':'clean','messages':[]}           | 400 | messages | empty_array",
        "{'model':'clean','messages':[{}]}         | 400 | messages[0].role | missing_required_parameter",
        "{'model':'clean','messages':[{'role':'x'}]} | 400 | messages[0].role | invalid_value",
        "{'model':'clean','max_tokens':0,'messages':[{'role':'user','content':''}]} | 400 | max_tokens | integer_below_min_value",
        "{'model':'nope','messages':[]}            | 404 |          | model_not_found",
      })
  void a_bad_request_gets_the_vendors_error(String json, int status, String param, String code)
      throws IOException {
    var answer = post(json.replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers()).containsKey("x-request-id");
    var error = Json.parse(answer.body()).path("error");
    assertThat(error.path("type").asString()).isEqualTo("invalid_request_error");
    assertThat(error.path("message").asString()).isNotBlank();
    assertThat(error.path("param").stringValue(null)).isEqualTo(param);
    assertThat(error.path("code").stringValue(null)).isEqualTo(code);
  }

  @Test
  void paths_methods_and_missing_keys_are_refused_as_the_vendor_does() throws IOException {
    try (var client = new RawClient(simulator.openAiUrl().getPort())) {
      assertThat(client.post("/openai/v1/nope", simulator.key(), "{}").read())
          .returns(404, RawClient.Answer::status);
      assertThat(client.post("/openai/v1/models", simulator.key(), "{}").read())
          .returns(405, RawClient.Answer::status)
          .satisfies(answer -> assertThat(answer.headers()).containsEntry("allow", "GET"));
      client.send("GET /openai/v1/models HTTP/1.1\nHost: localhost\n\n");
      assertThat(client.read())
          .returns(401, RawClient.Answer::status)
          .satisfies(answer -> assertThat(answer.body()).contains("didn't provide an API key"));
      client.send(
          "GET /openai/v1/models/%%zz HTTP/1.1\nHost: localhost\nAuthorization: Bearer %s\n\n"
              .formatted(simulator.key()));
      assertThat(client.read().body()).contains("model_not_found");
      assertThat(client.post("/nowhere", simulator.key(), "{}").read())
          .returns(404, RawClient.Answer::status);
    }
  }
}
