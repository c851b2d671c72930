package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import dev.sage.workbench.generate.Traffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a person does to a whole store: measures it, checks it, deletes from it, makes it smaller.
 */
class StoreCareTest {

  private final Instant now = Instant.now();

  @TempDir Path folder;
  private Home home;
  private Store store;

  @BeforeEach
  void made_up_calls_over_a_year() throws Exception {
    home = new Home(folder);
    store = Store.open(home, Redactor.create(), notice -> {});
    store.add(new Traffic(2_000, 365, 7, now).next(2_000), 20);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static CallSelection selection(String filter) {
    return new CallSelection(CallFilter.parse(filter), false);
  }

  @Test
  void a_selection_is_measured_before_it_goes_and_the_rollups_are_right_after() throws Exception {
    var selection = selection("status:failed OR model:mini");
    String pinned = store.calls(CallQuery.newest(selection.filter(), 1)).getFirst().id();
    store.pin(pinned, true);
    store.settle();
    long all = store.count(CallFilter.ALL);

    var size = store.care().size(selection);
    var told = new ArrayList<Long>();
    long deleted = store.care().delete(selection, told::add);

    assertThat(size.calls()).isEqualTo(deleted).isPositive();
    assertThat(size.pinned()).isEqualTo(1);
    assertThat(size.bytes()).isBetween(deleted * 100, store.bytes());
    assertThat(told).isSorted().endsWith(deleted);
    assertThat(store.count(CallFilter.ALL)).isEqualTo(all - deleted);
    assertThat(store.count(selection.filter())).isEqualTo(1);
    assertThat(store.care().size(new CallSelection(selection.filter(), true)).calls()).isEqualTo(1);
    assertThat(store.care().check().problems()).isEmpty();
    assertThat(RollupRecount.actual(home.database()))
        .containsExactlyEntriesOf(RollupRecount.expected(home.database()));
  }

  @Test
  void what_a_selection_has_of_rows_and_indexes_counts_too() throws Exception {
    store.close();
    home = new Home(folder.resolve("without frames"));
    store = Store.open(home, Redactor.create(), notice -> {});
    store.add(new Traffic(5_000, 365, 7, now).next(5_000), 0);
    var parts = store.care().sizes().parts();
    long rows = parts.getOrDefault(StorePart.CALLS, 0L) + parts.getOrDefault(StorePart.INDEXES, 0L);

    long bytes = store.care().size(new CallSelection(CallFilter.ALL, true)).bytes();

    // But for what runs, sessions and empty tables have.
    assertThat(bytes).isBetween(rows / 2, rows);
    assertThat(store.care().size(selection("status:failed")).bytes()).isLessThan(bytes / 2);
  }

  @Test
  void a_deletion_that_is_interrupted_leaves_whole_calls() throws Exception {
    var first = new ArrayList<Long>();

    assertThatThrownBy(
            () ->
                store
                    .care()
                    .delete(
                        selection("-status:running"),
                        deleted -> {
                          first.add(deleted);
                          Thread.currentThread().interrupt();
                        }))
        .isInstanceOf(InterruptedException.class);

    assertThat(Thread.interrupted()).isFalse();
    assertThat(first).hasSize(1);
    assertThat(store.count(CallFilter.ALL)).isEqualTo(2_000 - first.getFirst());
    assertThat(store.care().check().problems()).isEmpty();
  }

  @Test
  void what_somebody_still_reads_leaves_the_log_when_they_have_done() throws Exception {
    Path log = folder.resolve(home.database().getFileName() + "-wal");
    try (var reader = Sql.read(home.database())) {
      reader.setAutoCommit(false);
      assertThat(Sql.number(reader, "SELECT count(*) FROM call")).isEqualTo(2_000);
      String id = store.calls(CallQuery.newest(CallFilter.ALL, 1)).getFirst().id();

      long began = System.nanoTime();
      assertThat(store.care().delete(List.of(id))).isEqualTo(1);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(9));
      assertThat(log).isNotEmptyFile();
      assertThat(Sql.number(reader, "SELECT count(*) FROM call")).isEqualTo(2_000);
    }

    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (Files.size(log) > 0 && System.nanoTime() < until) {
      Thread.sleep(50);
    }
    assertThat(log).isEmptyFile();
  }

  @Test
  void what_is_free_goes_back_to_the_disk() throws Exception {
    store.care().delete(selection("-status:running"), deleted -> {});
    long before = store.bytes();
    assertThat(store.care().sizes().parts().get(StorePart.FREE)).isPositive();

    long given = store.care().compact(CopyProgress.NONE);

    assertThat(given).isPositive();
    assertThat(store.care().sizes().parts().get(StorePart.FREE)).isZero();
    assertThat(store.bytes()).isLessThanOrEqualTo(before - given);
    assertThat(store.care().check().problems()).isEmpty();
  }

  @Test
  void an_older_file_says_what_to_do_instead() throws Exception {
    store.close();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.database());
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA auto_vacuum = NONE");
      statement.execute("VACUUM");
    }
    store = Store.open(home, Redactor.create(), notice -> {});

    assertThatThrownBy(() -> store.care().compact(CopyProgress.NONE))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("sage store vacuum");
  }

  @Test
  void what_retention_would_take_is_known_before() throws Exception {
    var rules = new RetentionRules(Duration.ofDays(30), null, Duration.ofDays(300), 1_000_000L);
    store.change(
        (connection, clean) -> Sql.execute(connection, "UPDATE call SET source = 'capture'"));
    store.settle();

    var forecast = store.care().forecast(rules);

    assertThat(forecast.calls()).isEqualTo(store.count(CallFilter.parse("before:300d")));
    assertThat(forecast.content()).isEqualTo(forecast.calls());
    assertThat(forecast.frames()).isEqualTo(store.count(CallFilter.parse("before:30d")));
    assertThat(forecast.bytesTooMany()).isPositive();
    assertThat(store.care().forecast(RetentionRules.NONE).none()).isTrue();
  }

  @Test
  void a_whole_check_tells_each_of_its_steps_before_it() {
    var steps = new ArrayList<CheckStep>();

    assertThat(store.care().check(steps::add).sound()).isTrue();

    int of = steps.size();
    assertThat(steps)
        .extracting(CheckStep::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, of).boxed().toList());
    assertThat(steps).allMatch(step -> step.of() == of);
    assertThat(steps).extracting(CheckStep::table).contains("call", "frame_block", "body");
    assertThat(steps.subList(of - 4, of))
        .extracting(CheckStep::kind)
        .containsExactly(
            CheckStep.Kind.PAGES,
            CheckStep.Kind.REFERENCES,
            CheckStep.Kind.TEXTS,
            CheckStep.Kind.SUMS);
  }

  @Test
  void whoever_looks_after_it_can_give_up() {
    List<Runnable> looks =
        List.of(
            store.care()::check,
            store.care()::quickCheck,
            store.care()::sizes,
            () -> store.care().size(selection("model:mini")),
            () -> store.care().forecast(RetentionRules.NONE),
            () -> store.calls(CallQuery.newest(CallFilter.ALL, 1)),
            () -> store.count(CallFilter.ALL),
            () -> store.newer(CallFilter.ALL, 1));
    for (Runnable look : looks) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(look::run).isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
    assertThat(store.care().quickCheck().sound()).isTrue();
    assertThat(store.care().trouble()).isNull();
  }
}
