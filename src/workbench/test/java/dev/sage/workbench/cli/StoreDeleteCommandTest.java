package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import dev.sage.workbench.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code sage store delete}, by scripts and by persons. */
class StoreDeleteCommandTest {

  @TempDir Path home;
  private CommandLineRun line;

  @BeforeEach
  void three_calls() {
    line = new CommandLineRun(home);
    for (String target : List.of("sim-openai/clean", "sim-openai/tool", "sim-anthropic/clean")) {
      line.sage("run", "-m", target, "-p", "The heron waits", "--speed", "instant");
    }
  }

  private List<JsonNode> calls() {
    return new CommandLineRun(home).sage("calls", "--jsonl").lines();
  }

  @Test
  void a_dry_run_says_how_much_and_deletes_nothing() {
    var said = line.sage("store", "delete", "provider:sim-openai", "--dry-run", "--json");

    assertThat(said.exitCode()).isZero();
    assertThat(said.json().path("calls").asInt()).isEqualTo(2);
    assertThat(said.json().path("bytes").asLong()).isPositive();
    assertThat(said.json().path("deleted").asInt(-1)).isZero();
    assertThat(line.sage("store", "delete", "provider:sim-openai", "--dry-run").err())
        .contains("2 calls would be deleted, about ");
    assertThat(calls()).hasSize(3);
  }

  @Test
  void nobody_to_ask_is_wrong_use_without_yes() {
    var refused = line.sage("store", "delete", "provider:sim-openai");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("Add --yes").contains("--dry-run");
    assertThat(calls()).hasSize(3);
  }

  @Test
  void yes_deletes_and_leaves_nothing_of_it_in_the_files() throws Exception {
    var done = line.sage("store", "delete", "text:heron", "--yes");

    assertThat(done.exitCode()).isZero();
    assertThat(done.out()).isEqualTo("3 calls deleted\n");
    assertThat(calls()).isEmpty();
    for (String name : List.of("sage.db", "sage.db-wal")) {
      Path file = home.resolve(name);
      if (Files.exists(file)) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain("heron");
      }
    }
    assertThat(line.sage("store", "check").exitCode()).isZero();
    assertThat(line.sage("store", "delete", "text:heron", "--yes", "--json").json().path("deleted"))
        .hasToString("0");
  }

  @Test
  void files_that_may_still_have_what_was_deleted_are_named() throws Exception {
    Path kept = Files.writeString(home.resolve("sage.db.v6-20260101-120000"), "The heron waits");

    assertThat(
            line.sage("store", "delete", "text:heron", "--dry-run", "--json").json().path("kept"))
        .hasToString("[\"" + kept + "\"]");
    var done = line.sage("store", "delete", "text:heron", "--yes");

    assertThat(done.err())
        .contains("may have these calls yet")
        .contains(kept + " (from before a new schema, 15 bytes)");
    assertThat(kept).exists();
  }

  @Test
  void a_person_is_asked_and_may_think_better_of_it() {
    var kept = line.atTerminal().input("n\n").sage("store", "delete", "provider:sim-openai");

    assertThat(kept.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(kept.err())
        .contains("Delete these 2 calls for good?")
        .contains("Nothing is deleted.");
    assertThat(calls()).hasSize(3);

    var gone = line.input("y\n").sage("store", "delete", "provider:sim-openai");

    assertThat(gone.exitCode()).isZero();
    assertThat(calls()).hasSize(1);
  }

  @Test
  void pinned_calls_go_only_where_that_is_said() throws Exception {
    String id = calls().getFirst().path("id").asString("");
    try (var store = Store.open(new Home(home), Redactor.create(), notice -> {})) {
      store.pin(id, true);
      store.settle();
    }

    var some = line.sage("store", "delete", "since:1h", "--yes");

    assertThat(some.err()).contains("1 call pinned: kept").contains("--pinned");
    assertThat(calls())
        .singleElement()
        .satisfies(call -> assertThat(call.path("id").asString("")).isEqualTo(id));
    assertThat(line.sage("store", "delete", "since:1h", "--pinned", "--yes").exitCode()).isZero();
    assertThat(calls()).isEmpty();
  }

  @Test
  void no_filter_or_one_that_makes_no_sense_deletes_nothing() {
    assertThat(line.sage("store", "delete", "--yes").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(line.sage("store", "delete", "", "--yes").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(line.sage("store", "delete", "color:red", "--yes").exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(calls()).hasSize(3);
  }
}
