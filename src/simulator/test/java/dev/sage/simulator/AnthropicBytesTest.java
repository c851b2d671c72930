package dev.sage.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.simulator.internal.json.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes of Anthropic's format, beyond what the official client looks at. */
class AnthropicBytesTest {
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
    try (var client = new RawClient(simulator.anthropicUrl().getPort())) {
      return client.post("/anthropic/v1/messages", simulator.key(), json).read();
    }
  }

  private RawClient.Answer stream(String model) throws IOException {
    return post(
        """
        {"model":"%s","max_tokens":500,"stream":true,"messages":[{"role":"user","content":"Hi"}]}
        """
            .formatted(model));
  }

  private static List<String> events(RawClient.Answer answer) {
    return answer
        .body()
        .lines()
        .filter(line -> line.startsWith("event: "))
        .map(line -> line.substring(7))
        .toList();
  }

  private static String once(List<String> events) {
    var runs = new StringBuilder();
    for (int i = 0; i < events.size(); i++) {
      if (i == 0 || !events.get(i).equals(events.get(i - 1))) {
        runs.append(events.get(i)).append(' ');
      }
    }
    return runs.toString().strip();
  }

  @Test
  void a_stream_has_the_vendors_events_in_the_vendors_order() throws IOException {
    var answer = stream("clean");

    assertThat(answer.headers())
        .containsKeys("request-id", "anthropic-ratelimit-input-tokens-remaining");
    assertThat(once(events(answer)))
        .isEqualTo(
            "message_start content_block_start ping content_block_delta content_block_stop"
                + " message_delta message_stop");
  }

  @Test
  void thinking_is_a_block_of_its_own_and_is_signed_at_its_end() throws IOException {
    var answer = stream("reasoning");

    assertThat(once(events(answer)))
        .isEqualTo(
            "message_start content_block_start ping content_block_delta content_block_stop"
                + " content_block_start content_block_delta content_block_stop"
                + " message_delta message_stop");
    assertThat(answer.body())
        .containsSubsequence("thinking_delta", "signature_delta", "text_delta", "thinking_tokens");
  }

  @Test
  void a_tool_call_starts_with_an_empty_fragment() throws IOException {
    var answer = stream("tool");
    var data = answer.body().lines().filter(line -> line.startsWith("data: ")).toList();

    assertThat(data.get(1)).contains("\"type\":\"tool_use\",\"id\":\"toolu_01", "\"input\":{}");
    assertThat(data.get(3)).contains("\"type\":\"input_json_delta\",\"partial_json\":\"\"");
    assertThat(data.get(data.size() - 2)).contains("\"stop_reason\":\"tool_use\"");
    assertThat(answer.chunks()).hasSizeGreaterThan(300);
  }

  @Test
  void an_error_is_an_event_and_the_last_one() throws IOException {
    assertThat(events(stream("error-after-200"))).endsWith("content_block_delta", "error");
  }

  @Test
  void a_truncated_stream_ends_inside_a_block() throws IOException {
    assertThat(events(stream("truncated"))).endsWith("content_block_delta");
  }

  @Test
  void a_stop_sequence_is_named() throws IOException {
    var answer =
        post(
            """
            {"model":"clean","max_tokens":500,"stop_sequences":["```"],
            "messages":[{"role":"user","content":"Hi"}]}
            """);

    var message = Json.parse(answer.body());
    assertThat(message.path("stop_reason").asString()).isEqualTo("stop_sequence");
    assertThat(message.path("stop_sequence").asString()).isEqualTo("```");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'model':'clean','messages':[{'role':'user','content':'Hi'}]} | 400 | max_tokens: Field required",
        "{'model':'clean','max_tokens':5} | 400 | messages: Field required",
        "{'max_tokens':5,'messages':[]} | 400 | model: Field required",
        "{'model':'clean','max_tokens':5,'messages':[]} | 400 | messages: at least one message is required",
        "{'model':'clean','max_tokens':5,'messages':[{'role':'system','content':'x'}]} | 400 | messages: Unexpected role",
        "{'model':'nope'} | 404 | model: nope",
        "{ | 400 | The request body is not valid JSON",
      })
  void a_bad_request_gets_the_vendors_error(String json, int status, String message)
      throws IOException {
    var answer = post(json.replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(status);
    var body = Json.parse(answer.body());
    assertThat(body.path("type").asString()).isEqualTo("error");
    assertThat(body.path("error").path("message").asString()).startsWith(message);
    assertThat(body.path("request_id").asString()).isEqualTo(answer.headers().get("request-id"));
  }

  @Test
  void the_version_header_is_required() throws IOException {
    try (var client = new RawClient(simulator.anthropicUrl().getPort())) {
      client.send(
          """
          POST /anthropic/v1/messages HTTP/1.1
          Host: localhost
          x-api-key: %s
          Content-Length: 17

          {"model":"clean"}"""
              .formatted(simulator.key()));

      assertThat(client.read().body()).contains("anthropic-version: header is required");
    }
  }
}
