package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.cli.CommandLineRun.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DecodeAndSseTest {

  private static final String STREAM =
      """
      data: {"id":"c1","choices":[{"index":0,"delta":{"content":"Héllo|you"}}]}

      data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

      data: [DONE]

      """
          .replace('|', '\u2028');

  @TempDir Path folder;

  private CommandLineRun line() {
    return new CommandLineRun(folder.resolve("home"));
  }

  @Test
  void a_byte_order_mark_before_json_is_no_part_of_it() throws Exception {
    Path openAi = folder.resolve("openai.json");
    Files.writeString(openAi, "\uFEFF{\"choices\":[{\"message\":{\"content\":\"Hi\"}}]}");
    Path anthropic = folder.resolve("anthropic.json");
    Files.writeString(anthropic, "\uFEFF{\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}]}");

    for (String[] decode :
        List.of(
            new String[] {"decode", "--api", "openai-chat", openAi.toString()},
            new String[] {"decode", "--api", "anthropic-messages", anthropic.toString()})) {
      assertThat(line().sage(decode).json().path("text").asString()).isEqualTo("Hi");
    }
  }

  @Test
  void headers_are_an_object_of_values_or_lists_of_them() throws Exception {
    Path file = Files.writeString(folder.resolve("body.sse"), STREAM);
    Path headers = folder.resolve("headers.json");
    String[] decode = {
      "decode", "--api", "openai-chat", "--headers", headers.toString(), file.toString()
    };

    Files.writeString(headers, "{\"content-type\":[\"text/event-stream\"]}");
    assertThat(line().sage(decode).json().path("text").asString()).isEqualTo("Héllo\u2028you");
    Files.writeString(headers, "[\"content-type\"]");
    Result refused = line().sage(decode);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).startsWith("sage: ").contains("headers.json is no JSON object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "7"})
  void a_body_is_decoded(String splits) throws Exception {
    Path file = Files.writeString(folder.resolve("body.sse"), STREAM);

    Result result =
        line().sage("decode", "--api", "openai-chat", "--splits", splits, file.toString());

    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines()).hasSize(1);
    JsonNode decoded = result.json();
    assertThat(decoded.path("text").asString()).isEqualTo("Héllo\u2028you");
    assertThat(decoded.path("finishReason").asString()).isEqualTo("stop");
    assertThat(decoded.path("terminator").asString()).isEqualTo("[DONE]");
    assertThat(decoded.path("usage").path("input").isNull()).isTrue();
    assertThat(decoded.path("error").isNull()).isTrue();
    assertThat(folder.resolve("home")).doesNotExist();
  }

  @Test
  void its_events_are_lines() throws Exception {
    Path file = Files.writeString(folder.resolve("body.sse"), STREAM);

    Result result = line().sage("decode", "--api", "openai-chat", "--events", file.toString());

    assertThat(result.lines())
        .extracting(event -> event.path("type").asString())
        .contains("text")
        .endsWith("end");
  }

  @Test
  void an_error_body_is_an_error_and_decoding_worked() {
    Result result =
        line()
            .input("{\"error\":{\"message\":\"Slow down\",\"type\":\"rate_limit_error\"}}")
            .sage("decode", "--api", "openai-chat", "--status", "429", "-");

    assertThat(result.exitCode()).isZero();
    assertThat(result.json().path("error").path("kind").asString()).isEqualTo("rate_limited");
    assertThat(result.json().path("error").path("httpStatus").asInt()).isEqualTo(429);
  }

  @Test
  void a_format_of_a_later_version_is_unsupported() throws IOException {
    var recording = Files.createDirectories(folder.resolve("later").resolve("one"));
    Files.writeString(
        recording.resolve("meta.json"), "{\"api\":\"bedrock-converse\",\"status\":200}");
    Files.writeString(recording.resolve("body.bin"), "{}");
    Result result = line().sage("decode", "--recordings", folder.resolve("later").toString());

    assertThat(result.exitCode()).isZero();
    assertThat(result.json().path("error").path("kind").asString())
        .isEqualTo("unsupported_feature");
  }

  @Test
  void every_format_of_the_library_can_be_named_and_is_in_the_help() {
    Result help = line().sage("decode", "--help");

    for (String api :
        List.of("openai-chat", "openai-responses", "anthropic-messages", "gemini", "ollama")) {
      assertThat(help.out()).contains(api);
      Result result = line().input("{}").sage("decode", "--api", api, "-");
      assertThat(result.json().path("error").path("kind").asString()).isEqualTo("bad_response");
    }
  }

  @Test
  void events_of_a_stream_are_lines() {
    Result result = line().input("event: a\nid: 1\ndata: x\ndata: y\n\ndata: cut off").sage("sse");

    assertThat(result.lines()).hasSize(1);
    assertThat(result.lines().getFirst())
        .hasToString("{\"event\":\"a\",\"data\":\"x\\ny\",\"lastEventId\":\"1\"}");
  }

  @Test
  void many_streams_are_read_line_by_line() {
    String body =
        Base64.getEncoder()
            .encodeToString("retry: 7\ndata: x\n\n".getBytes(StandardCharsets.UTF_8));

    Result result =
        line()
            .input("{\"id\":\"1\",\"base64\":\"" + body + "\"}\n\n{\"id\":\"2\",\"base64\":\"\"}\n")
            .sage("sse", "--jsonl", "--splits", "1");

    assertThat(result.exitCode()).isZero();
    assertThat(result.lines()).hasSize(2);
    assertThat(result.lines().getFirst().path("reconnectMs").asInt()).isEqualTo(7);
    assertThat(result.lines().getLast().path("events")).isEmpty();
  }

  @Test
  void a_line_that_is_none_is_told_and_the_rest_read() {
    Result result =
        line().input("nonsense\n{\"id\":\"2\",\"base64\":\"\"}\n").sage("sse", "--jsonl");

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(result.lines()).hasSize(1);
    assertThat(result.err()).contains("line 1");
  }
}
