package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What calls cost, as {@code sage run}, {@code calls} and {@code show} say it. */
class CostTest {

  @TempDir private Path folder;
  private Path home = Path.of("");

  @BeforeEach
  void home() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
  }

  private CommandLineRun.Result sage(String... arguments) {
    return new CommandLineRun(home).sage(arguments);
  }

  private CommandLineRun.Result run(String... more) {
    String[] all = new String[more.length + 6];
    System.arraycopy(
        new String[] {"run", "--speed=instant", "-m", "sim-openai/clean", "-p", "Hello"},
        0,
        all,
        0,
        6);
    System.arraycopy(more, 0, all, 6, more.length);
    return sage(all);
  }

  private void prices(String json) throws IOException {
    Files.writeString(home.resolve("prices.json"), json);
  }

  @Test
  void a_simulated_answer_costs_nothing_for_certain() {
    assertThat(run("--json").json().at("/cells/0/cost").decimalValue())
        .isEqualByComparingTo(BigDecimal.ZERO);
    assertThat(run("--no-store").out().lines().filter(line -> line.contains(" stop ")))
        .singleElement()
        .asString()
        .contains(" $0 ");
  }

  @Test
  void a_price_of_your_own_is_counted_in_a_run_and_in_what_is_stored() throws IOException {
    prices(
        """
        {"providers": {"sim-openai": {"models": {
          "clean": {"input": 1000000, "cacheRead": 1000000, "output": 999999.5}}}}}
        """);
    var cell = run("--json").json().at("/cells/0");
    var usage = cell.path("usage");
    var cost =
        BigDecimal.valueOf(usage.path("input").asLong())
            .add(
                new BigDecimal("0.9999995")
                    .multiply(BigDecimal.valueOf(usage.path("output").asLong())));

    assertThat(cell.path("cost").decimalValue()).isEqualByComparingTo(cost);
    var id = cell.path("id").asString();
    assertThat(sage("calls", "--jsonl").lines().getFirst().path("cost").decimalValue())
        .isEqualByComparingTo(cost);
    assertThat(sage("show", id, "--json").json().path("cost").decimalValue())
        .isEqualByComparingTo(cost);
    assertThat(sage("show", id).out()).contains("cost: $");
    assertThat(run().out()).contains("cost").contains("$");
  }

  @Test
  void a_price_file_with_a_mistake_stops_a_run_before_anything_is_asked() throws IOException {
    prices("{\"providers\": {\"sim-openai\": {\"models\": {\"clean\": {\"input\": -1}}}}}");

    var run = run("--json");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("prices.json: providers.\"sim-openai\".models.clean.input has to be a number")
        .contains("not -1. Mend it, or take it away")
        .hasLineCount(1);
    Files.delete(home.resolve("prices.json"));
    assertThat(sage("calls", "--jsonl").out()).isEmpty();
  }
}
