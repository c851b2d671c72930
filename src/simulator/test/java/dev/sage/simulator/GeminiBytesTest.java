package dev.sage.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.simulator.internal.json.Json;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes of Gemini's format, beyond what the official client looks at. */
class GeminiBytesTest {
  private static final String HI = "{'contents':[{'parts':[{'text':'Hi'}]}]}";

  @RegisterExtension private final RunningSimulator simulator = new RunningSimulator();

  private RawClient.Answer ask(String model, String method, String json) throws IOException {
    return simulator.post("/gemini/v1beta/models/" + model + ":" + method, json);
  }

  @Test
  void events_end_in_crlf_and_have_no_names_and_no_mark_at_the_end() throws IOException {
    var answer = ask("clean", "streamGenerateContent?alt=sse", HI);

    assertThat(answer.headers())
        .containsEntry("content-type", "text/event-stream")
        .containsKey("server-timing")
        .doesNotContainKeys("x-request-id", "retry-after");
    var events =
        Arrays.stream(answer.text().split("\r\n\r\n", -1)).filter(e -> !e.isEmpty()).toList();
    assertThat(events).hasSizeGreaterThan(5).allMatch(event -> event.startsWith("data: {"));
    assertThat(events)
        .allSatisfy(
            event -> assertThat(Json.parse(event.substring(6)).has("usageMetadata")).isTrue());
  }

  @Test
  void without_alt_sse_the_stream_is_an_array_that_grows() throws IOException {
    var answer = ask("reasoning", "streamGenerateContent", HI);

    assertThat(answer.headers()).containsEntry("content-type", "application/json; charset=UTF-8");
    assertThat(answer.chunks()).hasSizeGreaterThan(5);
    var array = Json.parse(answer.text());
    assertThat(array.path(0).at("/candidates/0/content/parts/0/thought").asBoolean()).isTrue();
    assertThat(array.path(array.size() - 1).at("/candidates/0/finishReason").asString())
        .isEqualTo("STOP");
  }

  @Test
  void an_error_in_a_stream_is_bare_json_or_an_element() throws IOException {
    assertThat(ask("error-after-200", "streamGenerateContent?alt=sse", HI).text())
        .contains("\r\n\r\n{\n  \"error\": {")
        .doesNotContain("data: {\"error");
    var array = Json.parse(ask("error-after-200", "streamGenerateContent", HI).text());
    assertThat(array.path(array.size() - 1).at("/error/status").asString())
        .isEqualTo("UNAVAILABLE");
  }

  @Test
  void a_truncated_stream_has_no_finish_reason() throws IOException {
    assertThat(ask("truncated", "streamGenerateContent?alt=sse", HI).text())
        .endsWith("\r\n\r\n")
        .doesNotContain("finishReason");
    assertThat(ask("truncated", "streamGenerateContent", HI).text()).doesNotEndWith("]");
    assertThat(ask("truncated", "generateContent", HI).complete()).isFalse();
  }

  @Test
  void only_an_early_opening_has_a_piece_without_parts() throws IOException {
    assertThat(ask("role-only", "streamGenerateContent?alt=sse", HI).text())
        .startsWith("data: {\"candidates\":[{\"content\":{\"role\":\"model\"},\"index\":0}]");
    assertThat(ask("clean", "streamGenerateContent?alt=sse", HI).text())
        .startsWith("data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":");
  }

  @Test
  void an_answer_conforms_to_a_schema_with_types_in_capitals() throws IOException {
    var answer =
        ask(
            "clean",
            "generateContent",
            """
            {'contents':[{'parts':[{'text':'Hi'}]}],'generationConfig':{
            'responseMimeType':'application/json','responseSchema':{'type':'OBJECT',
            'properties':{'inhabitants':{'type':'INTEGER'}}}}}
            """);

    var text = Json.parse(answer.body()).at("/candidates/0/content/parts/0/text").asString();
    assertThat(Json.parse(text).path("inhabitants").isIntegralNumber()).isTrue();
  }

  @Test
  void a_tool_mode_that_forces_or_forbids_is_obeyed() throws IOException {
    var tools =
        """
        {'contents':[{'parts':[{'text':'Hi'}]}],
        'tools':[{'functionDeclarations':[{'name':'a'},{'name':'b'}]}],
        'toolConfig':{'functionCallingConfig':{'mode':'%s','allowedFunctionNames':['b']}}}
        """;

    assertThat(ask("clean", "generateContent", tools.formatted("ANY")).body())
        .contains("functionCall", "\"name\": \"b\"");
    assertThat(ask("tool", "generateContent", tools.formatted("NONE")).body())
        .doesNotContain("functionCall");
  }

  @Test
  void tokens_are_counted_and_the_wait_is_in_the_details() throws IOException {
    assertThat(Json.parse(ask("clean", "countTokens", HI).body()).path("totalTokens").asInt())
        .isPositive();
    var refused = ask("rate-limit", "generateContent", HI);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.body()).contains("RetryInfo", "\"retryDelay\": \"0.8s\"");
    assertThat(ask("rate-limit", "generateContent", HI).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "clean:generateContent | { | 400 | INVALID_ARGUMENT",
        "clean:generateContent | {} | 400 | INVALID_ARGUMENT",
        "clean:generateContent | {'contents':[{'role':'assistant','parts':[{'text':''}]}]} | 400 | INVALID_ARGUMENT",
        "clean:generateContent | {'contents':[{'parts':[]}]} | 400 | INVALID_ARGUMENT",
        "clean:generateContent | {'messages':[]} | 400 | INVALID_ARGUMENT",
        "nope:generateContent | {'contents':[{'parts':[{'text':'Hi'}]}]} | 404 | NOT_FOUND",
      })
  void a_bad_request_gets_the_vendors_error(String to, String json, int status, String name)
      throws IOException {
    var answer = simulator.post("/gemini/v1beta/models/" + to, json);

    assertThat(answer.status()).isEqualTo(status);
    var error = Json.parse(answer.body()).path("error");
    assertThat(error.path("code").asInt()).isEqualTo(status);
    assertThat(error.path("status").asString()).isEqualTo(name);
  }

  @Test
  void errors_of_streams_come_in_the_streams_clothes() throws IOException {
    var events = ask("nope", "streamGenerateContent?alt=sse", HI);
    assertThat(events.headers()).containsEntry("content-type", "text/event-stream");
    assertThat(events.body()).startsWith("{");
    assertThat(ask("nope", "streamGenerateContent", HI).body()).startsWith("[");
    assertThat(simulator.post("/gemini/v1/nope", "{}").body()).contains("<!DOCTYPE html>");
    try (var client = new RawClient(simulator.get().geminiUrl().getPort())) {
      client.send("GET /gemini/v1beta/models HTTP/1.1\nHost: localhost\n\n");
      assertThat(client.read().status()).isEqualTo(403);
      client.send(
          "GET /gemini/v1beta/models?key=%s HTTP/1.1\nHost: localhost\n\n"
              .formatted(simulator.get().key()));
      assertThat(client.read().status()).isEqualTo(200);
    }
  }
}
