package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredRunsTest {

  private static final RunPlan PLAN =
      new RunPlan(
          List.of("sim-openai/clean", "sim-gemini/clean"),
          "topics.csv",
          List.of("topic", "tone"),
          List.of(Map.of("topic", "tides", "tone", "dry"), Map.of("topic", "moss", "tone", "warm")),
          3);

  @TempDir private Path folder;
  private final List<String> notices = new ArrayList<>();
  private Home home = new Home(Path.of(""));

  @BeforeEach
  void home() {
    home = new Home(folder.resolve("home"));
  }

  private Store open() {
    return Store.open(home, Redactor.create(), notices::add);
  }

  private static RunStart run(String id, int second, String prompt) {
    return new RunStart(id, Instant.ofEpochSecond(second), "Explain " + id, prompt, PLAN);
  }

  @Test
  void a_run_is_known_by_its_plan_before_any_call() throws Exception {
    try (var store = open()) {
      store.begin(run("r1", 1, "{}"));
      store.begin(run("r2", 2, "{}"));
      store.flush();

      assertThat(store.runs(0, 10)).extracting(StoredRun::id).containsExactly("r2", "r1");
      StoredRun run = store.runs(0, 1).getFirst();
      assertThat(run.planned()).isEqualTo(12);
      assertThat(run.asked()).isZero();
      assertThat(run.targets()).containsExactly("sim-openai/clean", "sim-gemini/clean");
      RunDetail detail = store.run("r1").orElseThrow();
      assertThat(detail.plan()).isEqualTo(PLAN);
      assertThat(detail.prompt()).isEqualTo("{}");
    }
  }

  @Test
  void a_cell_shows_its_latest_call() throws Exception {
    try (var store = open()) {
      store.begin(run("r", 1, ""));
      StoredCalls.store(store, new Placement("r", 1, 1, 2), "openai/gpt", "first");
      String again = StoredCalls.store(store, new Placement("r", 1, 1, 2), "openai/gpt", "again");
      String other = StoredCalls.store(store, new Placement("r", 0, 0, 1), "openai/gpt", "other");

      List<StoredCall> calls = store.callsOfRun("r");
      assertThat(calls).extracting(StoredCall::id).containsExactly(other, again);
      assertThat(calls.getLast().row()).isEqualTo(1);
      assertThat(store.excerpts(List.of(again), 3)).containsEntry(again, "aga");
      assertThat(store.runs(0, 1).getFirst().count(CallStatus.COMPLETE)).isEqualTo(2);
    }
  }

  @Test
  void a_rating_is_kept_changed_and_taken_back() throws Exception {
    try (var store = open()) {
      store.rate("c", new Rating(1, "short and right"));
      store.rate("c", new Rating(-1, "wrong"));
      store.flush();
      assertThat(store.ratings(List.of("c", "d")))
          .containsExactly(Map.entry("c", new Rating(-1, "wrong")));

      store.rate("c", Rating.NONE);
      store.flush();
      assertThat(store.ratings(List.of("c"))).isEmpty();
    }
  }

  @Test
  void secrets_in_prompt_inputs_and_notes_are_not_written() throws Exception {
    String key = "sk-proj-" + "Ab3".repeat(16);
    try (var store = open()) {
      store.begin(
          new RunStart(
              "r",
              Instant.EPOCH,
              "Use " + key,
              "{\"text\": \"" + key + "\"}",
              new RunPlan(
                  List.of("a/b"), "f.csv", List.of("key"), List.of(Map.of("key", key)), 1)));
      store.rate("c", new Rating(0, "it said " + key));
      store.flush();

      assertThat(store.run("r").orElseThrow().toString()).doesNotContain(key);
      assertThat(store.ratings(List.of("c")).toString()).doesNotContain(key);
    }
  }

  @Test
  void a_store_of_version_1_keeps_its_calls_and_runs() throws Exception {
    Files.createDirectories(home.folder());
    var first = new Schema(List.of(Schema.current().migrations().getFirst()));
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.database())) {
      first.migrate(connection);
      try (var statement = connection.createStatement()) {
        statement.execute("INSERT INTO run (id, started_at) VALUES ('old', 5000000)");
        statement.execute(
            """
            INSERT INTO call (id, run_id, run_column, repetition, provider, model, api, streaming,
              started_at, status) VALUES ('c', 'old', 1, 2, 'p', 'm', 'x', 1, 5000000, 'complete')\
            """);
        statement.execute("INSERT INTO content (call_n, request, text) VALUES (1, '{}', 'Hi')");
      }
    }

    try (var store = open()) {
      assertThat(notices).singleElement().asString().contains("sage.db.v1-");
      StoredRun run = store.runs(0, 10).getFirst();
      assertThat(run.id()).isEqualTo("old");
      assertThat(run.planned()).isZero();
      StoredCall call = store.callsOfRun("old").getFirst();
      assertThat(call.column()).isEqualTo(1);
      assertThat(call.row()).isZero();
      assertThat(store.run("old").orElseThrow().plan().columns()).isEmpty();
    }
  }
}
