package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.simulator.Simulator;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.simulator.Speed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code sage check} and {@code sage models} against a simulator over HTTP. */
class CheckCommandTest {

  @TempDir Path folder;
  private Simulator simulator;

  @BeforeEach
  void start() throws IOException {
    simulator = Simulator.start(SimulatorOptions.DEFAULT.withSpeed(Speed.INSTANT));
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private CommandLineRun line() {
    return new CommandLineRun(folder.resolve("home"));
  }

  /** A server of one's own: the simulator, under another name. */
  private CommandLineRun.Result box(String key, String path, String... arguments) {
    var format = path.contains("anthropic") ? ",anthropic-messages" : "";
    var all =
        new java.util.ArrayList<>(
            List.of(
                "check",
                "box",
                "--limit=60",
                "--endpoint",
                "box=http://127.0.0.1:" + simulator.openAiUrl().getPort() + path + format));
    all.addAll(List.of(arguments));
    return line().with("SAGE_KEY_BOX", key).sage(all.toArray(String[]::new));
  }

  private static JsonNode failure(CommandLineRun.Result result) {
    return result.json().path("checks").path(0).path("layers").values().stream()
        .filter(layer -> !layer.path("status").asString().equals("ok"))
        .filter(layer -> layer.hasNonNull("code"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_good_key_is_seen_layer_by_layer() {
    var result = box(simulator.key(), "/openai/v1");

    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(result.out())
        .startsWith("box\n")
        .contains("✓ Key and address", "✓ Key accepted", "✓ Models", "– One-token call")
        .contains("organisation: org-simulator", "request id: req_")
        .doesNotContain(simulator.key());
  }

  @Test
  void the_document_has_each_layer_with_its_time() {
    var result = box(simulator.key(), "/openai/v1", "--json");

    var check = result.json().path("checks").path(0);
    assertThat(check.path("provider").asString()).isEqualTo("box");
    assertThat(check.path("url").asString()).endsWith("/openai/v1");
    assertThat(check.path("ok").asBoolean()).isTrue();
    assertThat(check.path("layers").values())
        .extracting(layer -> layer.path("layer").asString())
        .containsExactly("shape", "dns", "tcp", "tls", "http", "auth", "models", "call");
    assertThat(check.path("layers").path(4).path("ms").asDouble()).isPositive();
    assertThat(check.path("layers").path(4).path("fix").isNull()).isTrue();
    assertThat(check.path("models").values()).extracting(JsonNode::asString).contains("clean");
    assertThat(check.path("facts").path("organisation").asString()).isEqualTo("org-simulator");
  }

  @ParameterizedTest
  @CsvSource({
    "-no-scope, /openai/v1, auth, SAGE-CHK-071",
    "-no-quota, /openai/v1, auth, SAGE-CHK-074",
    "-overloaded, /openai/v1, auth, SAGE-CHK-076",
    "-wrong, /openai/v1, auth, SAGE-CHK-070",
    "-no-quota, /anthropic, auth, SAGE-CHK-074",
    "-no-scope, /anthropic, auth, SAGE-CHK-071",
    "'', /html/v1, http, SAGE-CHK-056",
    "'', /portal/v1, http, SAGE-CHK-055",
    "'', /redirect/openai/v1, http, SAGE-CHK-054",
    "'', /openai/v1/v1, http, SAGE-CHK-059",
    "'', /openai, http, SAGE-CHK-058",
    "'', /openai/v1/chat/completions, http, SAGE-CHK-060"
  })
  void each_failure_of_the_simulator_is_named(
      String ending, String path, String layer, String code) {
    var result = box(simulator.key() + ending, path, "--json");

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(failure(result).path("layer").asString()).as(result.out()).isEqualTo(layer);
    assertThat(failure(result).path("code").asString()).as(result.out()).isEqualTo(code);
    assertThat(result.out()).doesNotContain(simulator.key());
  }

  @Test
  void a_rate_limit_is_no_failure() {
    var result = box(simulator.key() + "-rate-limited", "/openai/v1", "--json");

    assertThat(result.exitCode()).isZero();
    assertThat(failure(result).path("code").asString()).isEqualTo("SAGE-CHK-075");
  }

  @Test
  void a_fix_of_the_address_works() {
    var fix = failure(box(simulator.key(), "/redirect/openai/v1", "--json")).path("fix");

    assertThat(fix.path("setting").asString()).isEqualTo("baseUrl");
    var path = fix.path("value").asString().replaceFirst("http://[^/]+", "");
    assertThat(box(simulator.key(), path).exitCode()).isZero();
  }

  @Test
  void the_simulated_sides_are_checked_with_a_call() {
    var result =
        line()
            .sage(
                "check",
                "--limit=60",
                "sim-openai",
                "sim-anthropic",
                "sim-gemini",
                "sim-ollama",
                "sim-openai-responses",
                "--paid",
                "--model",
                "clean",
                "--json");

    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(result.json().path("checks")).hasSize(5);
    for (var check : result.json().path("checks")) {
      assertThat(check.path("layers").path(7).path("status").asString())
          .as(check.toString())
          .isEqualTo("ok");
    }
  }

  @Test
  void without_a_name_those_with_a_key_are_checked_and_the_others_named() {
    var result = line().with("OPENAI_API_KEY", "sk-...").sage("check");

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(result.out()).startsWith("openai\n").contains("[SAGE-CHK-006]");
    assertThat(result.err()).contains("not checked").contains("anthropic");
  }

  @Test
  void wrong_use_is_told() {
    assertThat(line().sage("check", "opnai").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(line().sage("check", "opnai").err()).contains("Did you mean \"openai\"?");
    assertThat(line().sage("check", "zzzzzzzz").err()).contains("Known are:");
    assertThat(line().sage("check", "sim-openai", "--model", "clean").err()).contains("--paid");
    assertThat(line().sage("check").err()).contains("No provider has a key");
  }

  @Test
  void models_are_listed_sorted() {
    var table = line().sage("models", "sim-gemini");
    assertThat(table.exitCode()).as(table.err()).isZero();
    assertThat(table.out().lines().map(row -> row.split(" ", -1)[0])).isSorted().contains("clean");

    var document = line().sage("models", "sim-openai", "--json").json();
    assertThat(document.path("provider").asString()).isEqualTo("sim-openai");
    assertThat(document.path("models").path(0).propertyNames())
        .containsExactly("id", "name", "contextWindow");
  }

  @Test
  void models_that_cant_be_listed_say_why() {
    assertThat(line().sage("models", "openai").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(line().sage("models", "opnai").err()).contains("Did you mean");
    var refused =
        line()
            .with("SAGE_KEY_BOX", "wrong-key-0123456789")
            .sage("models", "box", "--endpoint", "box=" + simulator.openAiUrl());
    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(refused.err()).contains("sage check box");
  }
}
