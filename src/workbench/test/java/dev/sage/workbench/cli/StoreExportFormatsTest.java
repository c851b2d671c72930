package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls go out for other programs, and what they would read comes in again. */
class StoreExportFormatsTest {

  @TempDir private Path folder;
  private Path home = Path.of("");

  @BeforeEach
  void home() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    run("sim-openai/clean", "Write to ada@example.org about parrots", "--repeat", "2");
    run("sim-anthropic/clean", "Hello");
  }

  private void run(String model, String prompt, String... more) {
    var words = new String[more.length + 6];
    System.arraycopy(
        new String[] {"run", "--speed=instant", "-m", model, "-p", prompt}, 0, words, 0, 6);
    System.arraycopy(more, 0, words, 6, more.length);
    sage(words);
  }

  private CommandLineRun.Result sage(String... arguments) {
    return new CommandLineRun(home).sage(arguments);
  }

  private CommandLineRun.Result elsewhere(String... arguments) throws IOException {
    return new CommandLineRun(Files.createDirectories(folder.resolve("elsewhere"))).sage(arguments);
  }

  @Test
  void traces_are_a_document_a_line_that_comes_in_again() throws IOException {
    var file = folder.resolve("calls.otlp.jsonl");
    var said = sage("store", "export", "--format", "otlp", file.toString());

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out()).contains("3 calls");
    var lines = Files.readAllLines(file);
    assertThat(lines)
        .hasSize(3)
        .allSatisfy(line -> assertThat(Json.MAPPER.readTree(line).has("resourceSpans")).isTrue());
    assertThat(Files.readString(file)).contains("about parrots").doesNotContain("ada@example.org");
    assertThat(elsewhere("import", file.toString()).out()).contains("OTLP, 3 calls");
    assertThat(sage("import", file.toString()).out()).contains("0 calls; 3 more there already");
  }

  @Test
  void a_har_has_an_entry_a_call_with_its_frames_and_comes_in_again() throws IOException {
    var file = folder.resolve("calls.har");
    var said =
        sage(
            "store", "export", "--format", "har", "--json", file.toString(), "provider:sim-openai");

    assertThat(said.json().path("calls").asLong()).isEqualTo(2);
    var entries = Json.MAPPER.readTree(Files.readString(file)).at("/log/entries");
    assertThat(entries).hasSize(2);
    assertThat(entries.path(0).at("/_sage/frames").size()).isPositive();
    assertThat(Files.readString(file)).doesNotContain("ada@example.org");
    assertThat(elsewhere("import", file.toString()).out()).contains("HAR, 2 calls");
  }

  @Test
  void none_is_a_har_all_the_same_and_standard_output_takes_it() {
    var said = sage("store", "export", "--format", "har", "-", "model:none");

    assertThat(said.json().at("/log/entries").isArray()).isTrue();
    assertThat(said.json().at("/log/entries")).isEmpty();
  }

  @Test
  void a_format_that_is_none_is_refused_with_those_that_are() {
    var said = sage("store", "export", "--format", "sse", folder.resolve("x").toString());

    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("sage, otlp, har");
    assertThat(folder.resolve("x")).doesNotExist();
  }
}
