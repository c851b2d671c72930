package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.recording.Recording;
import dev.sage.workbench.cli.CommandLineRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A stored call goes out as a recording, which everything that reads recordings takes. */
class RecordingExportTest {

  @TempDir private Path folder;

  private CommandLineRun line() {
    return new CommandLineRun(folder.resolve("home"));
  }

  private JsonNode call(String model, String... more) {
    var all = new ArrayList<String>();
    all.addAll(List.of("run", "--speed=instant", "--json", "-p", "Hello", "-m", model));
    all.addAll(List.of(more));
    return line().sage(all.toArray(String[]::new)).json().path("cells").path(0);
  }

  private Path export(JsonNode call) {
    Result shown =
        line()
            .sage(
                "show",
                call.path("requestId").asString(),
                "--recording",
                folder.resolve("out").toString());
    assertThat(shown.exitCode()).as(shown.err()).isZero();
    return Path.of(shown.out().strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sim-openai/clean",
        "sim-anthropic/reasoning",
        "sim-gemini/clean",
        "sim-ollama/clean"
      })
  void an_exported_call_decodes_and_plays_to_the_same_answer(String model) throws IOException {
    JsonNode live = call(model);
    Path recording = export(live);

    assertThat(Recording.read(recording).frames()).isNotEmpty();
    Result decoded =
        line().sage("decode", "--recordings", folder.resolve("out").toString(), "--json");
    assertThat(decoded.exitCode()).as(decoded.err()).isZero();
    assertThat(decoded.lines().getFirst().path("text").asString())
        .isEqualTo(live.path("text").asString())
        .isNotEmpty();

    String side = model.substring(0, model.indexOf('/'));
    JsonNode played = call(side + "/" + recording.getFileName(), "--play", recording.toString());
    assertThat(played.path("text").asString()).isEqualTo(live.path("text").asString());
    assertThat(played.path("reasoning").asString()).isEqualTo(live.path("reasoning").asString());
  }

  @Test
  void a_call_without_a_response_says_so() {
    JsonNode failed = call("box/m", "--endpoint", "box=http://127.0.0.1:1");
    Result shown =
        line()
            .sage(
                "show",
                failed.path("requestId").asString(),
                "--recording",
                folder.resolve("out").toString());

    assertThat(shown.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(shown.err()).contains("no response");
    assertThat(Files.exists(folder.resolve("out"))).isFalse();
  }
}
