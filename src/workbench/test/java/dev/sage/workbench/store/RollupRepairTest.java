package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import dev.sage.workbench.generate.Traffic;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rollups that are not what the calls give are found by a check, and counted anew on request. */
class RollupRepairTest {

  @TempDir Path folder;
  private Home home;
  private Store store;

  @BeforeEach
  void made_up_calls_over_a_year() throws Exception {
    home = new Home(folder);
    store = Store.open(home, Redactor.create(), notice -> {});
    store.add(new Traffic(600, 365, 7, Instant.now()).next(600), 0);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void change(String sql) throws InterruptedException {
    store.change((connection, clean) -> Sql.execute(connection, sql));
    store.settle();
  }

  @Test
  void sound_ones_are_left_alone() throws Exception {
    assertThat(store.care().check().problems()).isEmpty();
    assertThat(store.care().repair(store.care().check(), CopyProgress.NONE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE rollup SET calls = calls + 1 WHERE lane = 0 AND level = 86400",
        "UPDATE rollup SET cost_nano = 0 WHERE lane <> 0 AND level = 691200",
        "UPDATE rollup SET latency = first_token WHERE level = 600",
        "DELETE FROM rollup WHERE level = 60",
        "DELETE FROM density WHERE level = 1800",
        "UPDATE density SET slots = x'0101' WHERE level = 1",
        "INSERT INTO density VALUES (999999, 1, 3600, x'0101')",
        "UPDATE density SET at = at + 3155760000 WHERE level = 60",
        "UPDATE lane SET calls = calls - 1 WHERE kind = 'session'",
        "UPDATE lane SET first_at = last_at WHERE n = 0",
        "DELETE FROM lane WHERE n = 0",
        "INSERT INTO lane VALUES (77777, 'run', '', '', 'none', 'failed', 0, 0, 0)",
        "DELETE FROM call WHERE n % 9 = 0",
        "DELETE FROM rollup_fill"
      })
  void wrong_ones_are_found_and_counted_anew(String harm) throws Exception {
    change(harm);

    assertThat(store.care().check().problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem)
                    .contains("not what counting the calls gives")
                    .contains("sage store check --repair"));
    assertThat(store.care().quickCheck().problems()).isEmpty();

    var told = new ArrayList<Long>();
    assertThat(store.care().repair(store.care().check(), (done, expected) -> told.add(done)))
        .isTrue();

    assertThat(told).isSorted().isNotEmpty();
    assertThat(store.care().check().problems()).isEmpty();
    assertThat(RollupRecount.actual(home.database()))
        .containsExactlyEntriesOf(RollupRecount.expected(home.database()));
  }

  @Test
  void calls_that_are_not_counted_yet_are_not_missed() throws Exception {
    String id = StoredCalls.store(store, "openai/gpt", "Hello", "Good day");
    change("UPDATE rollup_fill SET upto = (SELECT max(n) + 1 FROM call)");
    change("UPDATE rollup_fill SET done = upto - 1");
    StoredCalls.store(store, "openai/gpt", "Hello", "again");

    assertThat(store.call(id)).isPresent();
    assertThat(store.care().check().problems()).isEmpty();
  }

  @Test
  void one_that_is_stopped_is_finished_in_the_background() throws Exception {
    // More than are counted at a time.
    store.add(new Traffic(5_000, 365, 8, Instant.now()).next(5_000), 0);
    change("DELETE FROM rollup");

    assertThatThrownBy(
            () -> {
              Thread.currentThread().interrupt();
              store.care().repair(store.care().check(), CopyProgress.NONE);
            })
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(
            () ->
                store
                    .care()
                    .repair(
                        store.care().check(), (done, all) -> Thread.currentThread().interrupt()))
        .isInstanceOf(InterruptedException.class);
    store.settle();

    assertThat(store.care().check().problems()).isEmpty();
  }
}
