package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures over stored calls, in the terminal. */
class CallStatsTest {

  @TempDir private Path folder;
  private Path home = Path.of("");

  @BeforeEach
  void home() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
  }

  private CommandLineRun.Result sage(String... arguments) {
    return new CommandLineRun(home).sage(arguments);
  }

  @Test
  void counts_times_tokens_and_cost_are_said_with_how_many_calls_they_are_of() throws IOException {
    Files.writeString(
        home.resolve("prices.json"),
        """
        {"providers": {"sim-openai": {"models": {"clean": {"input": 10, "output": 50}}}}}
        """);
    sage("run", "--speed=instant", "-m", "sim-openai/clean", "-p", "Hello", "--repeat", "3");
    sage("run", "--speed=instant", "-m", "sim-anthropic/no-such-script", "-p", "Hello");

    var text = sage("calls", "--stats").out();
    assertThat(text)
        .contains("4: 1 failed (25.0 %), 0 cancelled, 0 running")
        .contains("(n = 3)")
        .contains("p99 –")
        .contains("4 of 4 calls priced")
        .doesNotContain("≈");

    var json = sage("calls", "--stats", "--json", "status:complete").json();
    assertThat(json.path("calls").asLong()).isEqualTo(3);
    assertThat(json.path("failed").asLong()).isZero();
    assertThat(json.at("/e2eNs/n").asLong()).isEqualTo(3);
    assertThat(json.at("/e2eNs/exact").asBoolean()).isTrue();
    assertThat(json.at("/e2eNs/p99").isNull()).isTrue();
    assertThat(json.at("/tokens/output").asLong()).isPositive();
    assertThat(json.at("/cost/priced").asLong()).isEqualTo(3);
    assertThat(json.at("/cost/usd").asDouble()).isPositive();
  }

  @Test
  void of_many_calls_it_says_that_the_times_are_not_exact() {
    sage("store", "generate", "--calls", "9000", "--days", "30");

    assertThat(sage("calls", "--stats").out()).contains("9,000: ", "p50 ≈ ", "at most 1 % off");
    assertThat(sage("calls", "--stats", "--json").json().at("/e2eNs/exact").asBoolean()).isFalse();
  }

  @Test
  void no_calls_have_no_figures() {
    assertThat(sage("calls", "--stats").out()).contains("No calls yet.");
    assertThat(sage("calls", "--stats", "model:none").out()).contains("No call passes the filter.");
    assertThat(sage("calls", "--stats", "--json").json().path("calls").asLong()).isZero();
  }

  @Test
  void what_does_not_go_together_is_refused_with_a_word_on_what_does() {
    assertThat(sage("calls", "--json").err()).contains("--jsonl");
    assertThat(sage("calls", "--stats", "--limit", "3").err()).contains("all calls that pass");
  }
}
