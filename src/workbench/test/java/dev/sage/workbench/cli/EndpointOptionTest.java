package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.simulator.Simulator;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.simulator.Speed;
import dev.sage.workbench.cli.CommandLineRun.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sage run --endpoint}: any server by its address. */
class EndpointOptionTest {

  @TempDir Path folder;
  private Simulator server;

  @BeforeEach
  void start() throws IOException {
    server = Simulator.start(SimulatorOptions.DEFAULT.withSpeed(Speed.INSTANT));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private CommandLineRun line() {
    return new CommandLineRun(folder.resolve("home"));
  }

  private Result run(CommandLineRun line, String endpoint, String model) {
    return line.sage("run", "--endpoint", endpoint, "-m", model, "-p", "Hello", "--json");
  }

  @Test
  void a_server_is_asked_by_its_address_with_the_key_of_its_own_variable() {
    var result =
        run(
            line().with("SAGE_KEY_MY_BOX", server.key()),
            "my-box=" + server.openAiUrl(),
            "my-box/clean");

    assertThat(result.exitCode()).as(result.err()).isZero();
    var cell = result.json().path("cells").path(0);
    assertThat(cell.path("provider").asString()).isEqualTo("my-box");
    assertThat(cell.path("text").asString()).isNotBlank();
    assertThat(result.out()).doesNotContain(server.key());
  }

  @Test
  void the_wire_format_is_named_behind_the_address() {
    var result =
        run(
            line().with("SAGE_KEY_GATE", server.key()),
            "gate=" + server.anthropicUrl() + "/,anthropic-messages",
            "gate/clean");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.json().path("cells").path(0).path("text").asString()).isNotBlank();
  }

  @Test
  void no_vendors_key_goes_to_an_address_that_somebody_names() {
    var result =
        run(
            line().with("OPENAI_API_KEY", server.key()),
            "openai=" + server.openAiUrl(),
            "openai/clean");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.json().path("cells").path(0).path("error").path("kind").asString())
        .isEqualTo("authentication");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://x:1", "=http://x:1", "Box=http://x:1", "box=", "box=a b"})
  void what_is_no_endpoint_is_answered_with_an_example(String endpoint) {
    var result = run(line(), endpoint, "box/m");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("NAME=URL").contains("box=http://gpu-box:8000/v1");
  }

  @Test
  void a_name_stands_for_one_server() {
    var twice =
        line()
            .sage(
                "run",
                "--endpoint",
                "box=http://x:1",
                "--endpoint",
                "box=http://x:2",
                "-m",
                "box/m",
                "-p",
                "Hello");
    var simulated = run(line(), "sim-gemini=http://x:1", "sim-gemini/m");

    assertThat(twice.exitCode()).isEqualTo(2);
    assertThat(twice.err()).contains("--endpoint box: the name is given twice. Take another name.");
    assertThat(simulated.exitCode()).isEqualTo(2);
    assertThat(simulated.err()).contains("--endpoint sim-gemini: the simulator has that name.");
  }

  @Test
  void an_unknown_format_names_the_known_ones() {
    var result = run(line(), "box=http://x:1,open-ai", "box/m");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("\"open-ai\" is no wire format", "anthropic-messages", "openai-chat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"box=http://me:secret-word@x:1", "box=http://[secret-word"})
  void a_password_in_an_address_is_refused_and_not_shown(String endpoint) {
    var result = run(line(), endpoint, "box/m");

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.err() + result.out()).doesNotContain("secret-word");
  }
}
