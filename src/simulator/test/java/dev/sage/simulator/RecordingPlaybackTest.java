package dev.sage.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sage.simulator.internal.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingPlaybackTest {
  private static final String STREAM =
      "data: {\"a\":\"é\"}\n\ndata: {\"b\":2}\r\n\r\n: comment\n\ndata: [DONE]";

  @TempDir Path folder;

  private Path recording(String name, String meta, String bodyFile, String body)
      throws IOException {
    var recording = Files.createDirectories(folder.resolve(name));
    Files.writeString(recording.resolve("meta.json"), meta.replace('\'', '"'));
    Files.writeString(recording.resolve(bodyFile), body);
    return recording;
  }

  private Path stream(String name) throws IOException {
    return recording(
        name,
        """
        {'api':'openai-chat','status':200,'framing':'sse','responseHeaders':{
        'content-type':'text/event-stream','x-request-id':'req_1','set-cookie':'a=b',
        'transfer-encoding':'chunked','content-length':'3','access-control-allow-origin':'*',
        'x-many':['one','two'],'x-forged':'a\\r\\nset-cookie: c=d'}}
        """,
        "body.bin",
        STREAM);
  }

  private static Simulator play(Path... recordings) throws IOException {
    return Simulator.start(
        SimulatorOptions.DEFAULT.withSpeed(Speed.INSTANT).withRecordings(List.of(recordings)));
  }

  private static RawClient.Answer ask(Simulator simulator, String path, String model)
      throws IOException {
    try (var client = new RawClient(simulator.openAiUrl().getPort())) {
      return client
          .post(path, simulator.key(), Json.compact(Json.object().put("model", model)))
          .read();
    }
  }

  private static String openAi() {
    return "/openai/v1/chat/completions";
  }

  private static String path(Playback playback) {
    return switch (playback.api()) {
      case "openai-chat" -> openAi();
      case "openai-responses" -> "/openai/v1/responses";
      case "anthropic-messages" -> "/anthropic/v1/messages";
      case "ollama" -> "/ollama/api/chat";
      default -> "/gemini/v1beta/models/" + playback.model() + ":streamGenerateContent";
    };
  }

  @Test
  void sends_lines_line_by_line_and_an_array_element_by_element() throws IOException {
    var lines = "{\"a\":\"}\\\"{\"}\n{\"b\":[{}]}\n{\"c\":3}";
    var array = "[{\"a\":{\"b\":1}}\n,\r\n{\"c\":2}\n]";
    recording("lines", "{'api':'ollama','status':200,'framing':'ndjson'}", "body.bin", lines);
    recording("array", "{'api':'gemini','status':200,'framing':'json-array'}", "body.bin", array);
    recording("whole", "{'api':'ollama','status':200,'framing':'json'}", "body.bin", "{}");
    try (var simulator = play(folder)) {
      for (var playback : simulator.recordings()) {
        var answer = ask(simulator, path(playback), playback.model());
        assertThat(answer.body())
            .isEqualTo(Files.readString(folder.resolve(playback.model()).resolve("body.bin")));
        assertThat(answer.chunks())
            .hasSize(playback.model().equals("whole") ? 1 : 3)
            .noneMatch(String::isEmpty);
      }
    }
  }

  @Test
  void sends_the_exact_bytes_event_by_event_with_the_safe_headers() throws IOException {
    try (var simulator = play(stream("my-stream"))) {
      var answer = ask(simulator, openAi(), "my-stream");

      var bytes = answer.body().getBytes(StandardCharsets.ISO_8859_1);
      assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(STREAM);
      assertThat(answer.chunks()).hasSize(4);
      assertThat(answer.headers())
          .containsEntry("x-request-id", "req_1")
          .containsEntry("x-many", "two")
          .doesNotContainKeys(
              "set-cookie", "content-length", "access-control-allow-origin", "x-forged");
      assertThat(simulator.models()).endsWith("role-only", "my-stream");
      assertThat(simulator.recordings()).containsExactly(new Playback("my-stream", "openai-chat"));
    }
  }

  @Test
  void plays_all_recordings_inside_a_folder_each_on_its_own_api() throws IOException {
    stream("one");
    recording(
        "two",
        "{'api':'anthropic-messages','status':429,'framing':'json','responseHeaders':{}}",
        "body.bin",
        "{\"type\":\"error\"}");
    recording("three", "{'api':'bedrock-converse','status':200}", "body.bin", "{}");
    try (var simulator = play(folder)) {
      assertThat(simulator.recordings()).extracting(Playback::model).containsExactly("one", "two");
      var answer = ask(simulator, "/anthropic/v1/messages", "two");
      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.headers()).containsEntry("content-type", "application/json");
      assertThat(answer.body()).isEqualTo("{\"type\":\"error\"}");
      assertThat(ask(simulator, openAi(), "two").status()).isEqualTo(404);
    }
  }

  @Test
  void prefers_the_rebuilt_event_stream() throws IOException {
    var recording =
        recording("both", "{'api':'openai-chat','status':200,'framing':'jsonl'}", "body.bin", "{}");
    Files.writeString(recording.resolve("body.sse"), "data: {}\n\n");
    try (var simulator = play(recording)) {
      var answer = ask(simulator, openAi(), "both");
      assertThat(answer.headers().get("content-type")).startsWith("text/event-stream");
      assertThat(answer.body()).isEqualTo("data: {}\n\n");
    }
  }

  @Test
  void cuts_the_body_where_the_recorded_frames_are() throws IOException {
    var recording = stream("framed");
    Files.writeString(
        recording.resolve("frames.jsonl"),
        """
        {"offset":0,"length":5,"t":1000}
        {"offset":6,"length":1,"t":2000}
        """);
    try (var simulator = play(recording)) {
      assertThat(ask(simulator, openAi(), "framed").chunks())
          .hasSize(2)
          .first()
          .isEqualTo("data: ");
    }
  }

  @Test
  void says_which_file_of_a_recording_is_wrong_and_why() throws IOException {
    assertThatThrownBy(() -> play(folder.resolve("none"))).hasMessageContaining("is not a folder");
    assertThatThrownBy(() -> play(folder)).hasMessageContaining("holds no recording");
    assertThatThrownBy(() -> play(recording("a", "{", "body.bin", "")))
        .hasMessageEndingWith("meta.json is not valid JSON.");
    assertThatThrownBy(() -> play(recording("b", "[]", "body.bin", "")))
        .hasMessageEndingWith("meta.json is not a JSON object.");
    assertThatThrownBy(() -> play(recording("c", "{'api':'bedrock-converse'}", "body.bin", "")))
        .hasMessageContaining("its api is \"bedrock-converse\"");
    assertThatThrownBy(() -> play(recording("d", "{'api':'openai-chat'}", "body.bin", "")))
        .hasMessageContaining("no HTTP status");
    assertThatThrownBy(
            () -> play(recording("e", "{'api':'openai-chat','status':200}", "other", "")))
        .hasMessageEndingWith("body.bin is missing.");
    var framed = stream("f");
    Files.writeString(framed.resolve("frames.jsonl"), "\n{\"offset\":0,\"length\":9999,\"t\":0}");
    assertThatThrownBy(() -> play(framed)).hasMessageContaining("line 2 of frames.jsonl");
  }

  @Test
  void refuses_two_recordings_of_one_name_and_the_name_of_a_scenario() throws IOException {
    var one = stream("x/same");
    var two = stream("y/same");
    assertThatThrownBy(() -> play(one, two)).hasMessageContaining("named same");
    var clean = stream("clean");
    assertThatThrownBy(() -> play(clean)).hasMessageContaining("scenario clean");
  }

  @Test
  void does_not_follow_links_out_of_the_folder() throws IOException {
    var secret = Files.writeString(folder.resolve("secret"), "keep me");
    var recording = stream("linked");
    Files.delete(recording.resolve("body.bin"));
    Files.createSymbolicLink(recording.resolve("body.bin"), secret);

    assertThatThrownBy(() -> play(recording)).hasMessageEndingWith("body.bin is not a plain file.");
  }

  @Test
  void real_answers_come_back_byte_for_byte() throws IOException {
    var recorded = System.getProperty("sage.recorded", "");
    assumeTrue(!recorded.isEmpty(), "no recorded traffic: -Dsage.recorded names none");
    var all = Path.of(recorded, "providers");
    try (var simulator = play(all)) {
      assertThat(simulator.recordings()).isNotEmpty();
      for (var playback : simulator.recordings()) {
        var answer = ask(simulator, path(playback), playback.model());
        var sse = all.resolve(playback.model()).resolve("body.sse");
        var file = Files.exists(sse) ? sse : all.resolve(playback.model()).resolve("body.bin");
        boolean chunked = answer.headers().containsKey("transfer-encoding");
        assertThat(
                answer
                    .body()
                    .getBytes(chunked ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8))
            .as(playback.model())
            .isEqualTo(Files.readAllBytes(file));
      }
    }
  }

  @Test
  void plays_a_recording_that_comes_while_it_runs_and_the_newer_of_a_name() throws IOException {
    try (var simulator = play(stream("first"))) {
      assertThat(simulator.play(stream("second")))
          .containsExactly(new Playback("second", "openai-chat"));
      assertThat(ask(simulator, openAi(), "second").status()).isEqualTo(200);
      Files.writeString(folder.resolve("second").resolve("body.bin"), "data: [DONE]\n\n");
      simulator.play(folder.resolve("second"));
      assertThat(ask(simulator, openAi(), "second").body()).isEqualTo("data: [DONE]\n\n");
      assertThat(simulator.recordings())
          .extracting(Playback::model)
          .containsExactly("first", "second");
    }
  }
}
