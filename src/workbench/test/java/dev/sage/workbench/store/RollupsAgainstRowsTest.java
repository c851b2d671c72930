package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import dev.sage.workbench.generate.Traffic;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to calls, the rollups are what counting the rows anew gives. */
class RollupsAgainstRowsTest {

  private static final Instant FROM = Instant.parse("2025-11-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-01-20T00:00:00Z");

  @TempDir Path folder;

  private Home home() {
    return new Home(folder);
  }

  private Store open() {
    return Store.open(home(), Redactor.create(), notice -> {});
  }

  private void sql(String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home().database());
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void verifyRollups() throws SQLException {
    assertThat(RollupRecount.actual(home().database()))
        .containsExactlyEntriesOf(RollupRecount.expected(home().database()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void rollups_equal_a_recount_after_anything(long seed) throws Exception {
    var random = new Random(seed);
    var running = new ArrayList<RandomCalls.Running>();
    var store = open();
    try {
      var calls = new RandomCalls(store, random);
      for (int step = 0; step < 400; step++) {
        int kind = random.nextInt(100);
        if (kind < 45) {
          running.add(calls.begin(moment(calls, random), run(random), random.nextInt(5) == 0));
        } else if (kind < 85 && !running.isEmpty()) {
          calls.end(running.remove(random.nextInt(running.size())));
        } else if (kind < 88) {
          int part = random.nextInt(7);
          store.change((connection, clean) -> delete(connection, part));
        } else if (kind < 97) {
          StoredCalls.flush(store);
          verifyRollups();
        } else {
          store.close();
          interruptRunning();
          running.clear();
          store = open();
          StoredCalls.flush(store);
          calls = new RandomCalls(store, random);
        }
      }
    } finally {
      store.close();
    }
    verifyRollups();
    assertThat(RollupRecount.actual(home().database())).hasSizeGreaterThan(200);
  }

  /** Mostly close together, sometimes anywhere, also far from today and backwards. */
  private static Instant moment(RandomCalls calls, Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> calls.between(FROM, TO);
      case 1 -> calls.between(Instant.EPOCH, Instant.EPOCH.plusSeconds(3));
      case 2 ->
          calls.between(
              Instant.parse("2100-02-28T23:59:58Z"), Instant.parse("2100-03-01T00:00:02Z"));
      default -> calls.between(TO.minusSeconds(60), TO);
    };
  }

  private static @Nullable String run(Random random) {
    return random.nextBoolean() ? null : "run-" + random.nextInt(4);
  }

  private static void delete(Connection connection, int part) throws SQLException {
    var numbers = new ArrayList<Long>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT n FROM call WHERE n % 7 = " + part + " AND status <> 'running'")) {
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
    }
    try (var removal = new Removal(connection)) {
      for (long number : numbers) {
        while (!removal.take(number, RemovedPart.CALLS, new Slice())) {
          // The rest of its frames in the next slice.
        }
      }
      removal.flush();
    }
  }

  /** As if its process had been killed. */
  private void interruptRunning() throws SQLException {
    sql(
        "UPDATE call SET owner = '999999999/1/"
            + Owner.self().space()
            + "' WHERE owner IS NOT NULL");
  }

  @Test
  void made_up_calls_are_counted_as_they_are_written() throws Exception {
    try (var store = open()) {
      var traffic = new Traffic(4_000, 40, 1, TO);
      for (var batch = traffic.next(700); !batch.isEmpty(); batch = traffic.next(700)) {
        store.add(batch, 0);
      }
    }
    verifyRollups();
  }

  @Test
  void a_call_that_was_given_up_and_ends_after_all_counts_once() throws Exception {
    try (var store = open()) {
      var calls = new RandomCalls(store, new Random(5));
      var call = calls.begin(TO, null, false);
      StoredCalls.flush(store);
      store.change(
          (connection, clean) -> {
            var rollups = new Rollups(connection);
            try (var update = connection.createStatement()) {
              update.execute("UPDATE call SET status = 'interrupted', owner = NULL");
            }
            rollups.putIn(1);
            rollups.flush();
          });
      StoredCalls.flush(store);
      verifyRollups();
      calls.end(call);
    }
    verifyRollups();
  }

  @Test
  void what_a_transaction_could_not_write_is_not_counted() throws Exception {
    try (var store = open()) {
      var calls = new RandomCalls(store, new Random(6));
      calls.end(calls.begin(TO, null, false));
      store.change(
          (connection, clean) -> {
            throw new IllegalStateException("made up");
          });
      StoredCalls.flush(store);
      calls.end(calls.begin(TO, null, false));
    }
    verifyRollups();
  }

  @Test
  void calls_of_version_3_are_counted_after_the_migration() throws Exception {
    var version3 = new Schema(Schema.current().migrations().subList(0, 3));
    try (var connection =
        new StoreFile(home().database(), version3, java.time.InstantSource.system(), notice -> {})
            .open()) {
      olderCalls(connection, 12_000);
    }
    try (var store = open()) {
      var calls = new RandomCalls(store, new Random(4));
      calls.end(calls.begin(TO, null, false));
      for (int slice = 0; slice < 5; slice++) {
        StoredCalls.flush(store);
      }
      assertThat(store.calls(CallQuery.newest(1)).getFirst().startedAt()).isEqualTo(TO);
    }
    verifyRollups();
  }

  @Test
  void calls_of_version_5_are_counted_anew_and_backed_up_before() throws Exception {
    var version5 = new Schema(Schema.current().migrations().subList(0, 5));
    try (var connection =
        new StoreFile(home().database(), version5, java.time.InstantSource.system(), notice -> {})
            .open()) {
      olderCalls(connection, 7_000);
      try (var statement = connection.createStatement()) {
        statement.execute(
            "INSERT INTO lane (kind, provider, status, calls, first_at, last_at)"
                + " VALUES ('target', 'openai', 'complete', 99, 1, 2)");
        statement.execute(
            "INSERT INTO rollup VALUES (0, 60, 0, 99, 0, 0, 1, 1, 1, 0, 0, x'', x'')");
        statement.execute("UPDATE rollup_fill SET done = 7000, upto = 7000");
      }
      connection.commit();
    }
    try (var store = open()) {
      for (int slice = 0; slice < 5; slice++) {
        StoredCalls.flush(store);
      }
      assertThat(store.count(CallFilter.ALL)).isEqualTo(7_000);
    }
    verifyRollups();
    try (var files = java.nio.file.Files.list(folder)) {
      assertThat(files).anyMatch(file -> file.getFileName().toString().startsWith("sage.db.v5-"));
    }
  }

  private static void olderCalls(Connection connection, int calls) throws SQLException {
    var random = new Random(8);
    connection.setAutoCommit(false);
    try (var insert =
        connection.prepareStatement(
            """
            INSERT INTO call (id, provider, model, api, streaming, started_at, status, sent_ns,
              first_token_ns, end_ns, input_tokens, output_tokens, cost_usd, stalls)
            VALUES (?, ?, ?, 'openai-chat', 1, ?, ?, 1000, ?, ?, ?, ?, ?, 0)\
            """)) {
      for (int i = 0; i < calls; i++) {
        long token = random.nextLong(2_000_000_000L);
        var values =
            List.<Object>of(
                "old-" + i,
                "openai",
                "gpt-" + i % 3,
                FROM.getEpochSecond() * 1_000_000 + i * 7_000_003L,
                i % 9 == 0 ? "failed" : "complete",
                token,
                token + random.nextLong(9_000_000_000L),
                random.nextInt(100),
                random.nextInt(100),
                random.nextDouble());
        Sql.bind(insert, values);
        insert.executeUpdate();
      }
    }
    connection.commit();
  }
}
