package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.cli.CommandLineRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code sage run} over inputs, over real HTTP with the simulator. */
class RunInputsTest {

  @TempDir private Path folder;
  private Path csv = Path.of("");

  @BeforeEach
  void inputs() throws IOException {
    csv =
        Files.writeString(
            folder.resolve("topics.csv"), "topic,tone\ntides,dry\nmoss,warm\n\"a, b\",odd\n");
  }

  private Result run(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "run";
    all[1] = "--speed=instant";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return new CommandLineRun(folder.resolve("home")).sage(all);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void two_models_three_rows_two_repetitions_are_twelve_cells() {
    Result run =
        run(
            "-m",
            "sim-openai/clean",
            "-m",
            "sim-anthropic/clean",
            "-p",
            "Explain {{topic}}, {{tone}}.",
            "--inputs",
            csv.toString(),
            "--repeat",
            "2",
            "--json");

    assertThat(run.exitCode()).isZero();
    JsonNode document = run.json();
    assertThat(document.at("/run/rows").asInt()).isEqualTo(3);
    assertThat(document.at("/cells")).hasSize(12);
    JsonNode last = document.at("/cells/11");
    assertThat(last.path("row").asInt()).isEqualTo(2);
    assertThat(last.path("repetition").asInt()).isEqualTo(2);
    assertThat(last.at("/input/topic").asString()).isEqualTo("a, b");
    assertThat(last.path("status").asString()).isEqualTo("complete");

    String id = last.path("id").asString();
    Result shown = new CommandLineRun(folder.resolve("home")).sage("show", id, "--json");
    assertThat(shown.out()).contains("Explain a, b, odd.");
  }

  @Test
  void a_cap_stops_asking_and_says_so() throws IOException {
    Files.createDirectories(folder.resolve("home"));
    write(
        "home/prices.json",
        """
        {"providers": {"sim-openai": {"models": {
          "clean": {"input": 1000000, "cacheRead": 1000000, "output": 1000000}}}}}
        """);
    Result run =
        run(
            "-m",
            "sim-openai/clean",
            "-p",
            "Explain {{topic}}.",
            "--max-tokens",
            "60",
            "--inputs",
            csv.toString(),
            "--max-cost",
            "1",
            "--json");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.err()).contains("3 of 3 calls not run: cap. Raise --max-cost.");
    assertThat(run.json().at("/cells/0/status").asString()).isEqualTo("not_run");
  }

  @Test
  void a_prompt_file_has_columns_and_assertions() throws IOException {
    Path prompt =
        write(
            "explain.prompt.json",
            """
            {
              "version": 1,
              "turns": [{"role": "user", "text": "Explain {{topic}}."}],
              "assertions": [{"kind": "not-contains", "value": "surely nobody says this"}],
              "columns": [{"target": "sim-openai/clean"}]
            }
            """);
    Result run = run("-f", prompt.toString(), "--inputs", csv.toString(), "--json");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.json().at("/cells")).hasSize(3);
    assertThat(run.json().at("/cells/0/assertions/0/outcome").asString()).isEqualTo("pass");
  }

  @Test
  void one_model_after_the_other_prints_rows_with_their_numbers() {
    Result run =
        run(
            "-m",
            "sim-openai/clean",
            "-m",
            "sim-gemini/clean",
            "-p",
            "Explain {{topic}}.",
            "--inputs",
            csv.toString(),
            "--queue",
            "--parallel",
            "1");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("sim-openai/clean:1", "sim-gemini/clean:3");
  }

  @Test
  void wrong_inputs_are_said_before_anything_is_asked() throws IOException {
    Path shorter = write("short.csv", "topic,tone\ntides\n");

    Result file = run("-m", "sim-openai/clean", "-p", "x", "--inputs", shorter.toString());
    assertThat(file.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(file.err()).contains("short.csv, line 2 has 1 field").doesNotContain("Exception");

    Result variable =
        run("-m", "sim-openai/clean", "-p", "Say {{what}}", "--inputs", csv.toString());
    assertThat(variable.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(variable.err()).contains("has no column for {{what}}; it has topic, tone");
  }
}
