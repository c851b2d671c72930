package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is too large to be looked through as it is opened is looked through while it is open. */
class LaterCheckTest {

  private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

  @TempDir Path folder;
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private Home home;

  @BeforeEach
  void a_store_of_more_than_is_looked_through_at_once() {
    home = new Home(folder);
    try (var store = Store.open(home, Redactor.create(), notices::add)) {
      StoredCalls.store(store, "openai/gpt", "Hello", "before");
      store.change(
          (connection, clean) ->
              Sql.execute(
                  connection,
                  "CREATE TABLE filler AS WITH RECURSIVE i(n) AS (VALUES (1) UNION ALL SELECT n + 1"
                      + " FROM i LIMIT 180) SELECT zeroblob(100000) AS b FROM i"));
      StoredCalls.flush(store);
    }
  }

  private LaterCheck check(Instant now, Duration delay) {
    var readers = new Readers(home.database().toString(), () -> StoreFile.suspect(home.database()));
    return new LaterCheck(home.database(), readers, InstantSource.fixed(now), delay, notices::add);
  }

  private void look(Instant now) throws InterruptedException {
    try (var check = check(now, Duration.ZERO)) {
      check.start();
      check.join();
    }
  }

  private void damage() throws Exception {
    long page;
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.database())) {
      page =
          Sql.longNumber(connection, "SELECT rootpage FROM sqlite_schema WHERE name = 'attempt'");
    }
    try (var file = new RandomAccessFile(home.database().toFile(), "rw")) {
      file.seek((page - 1) * 4096);
      byte[] garbage = new byte[4096];
      Arrays.fill(garbage, (byte) 0x5A);
      file.write(garbage);
    }
  }

  @Test
  void a_sound_one_is_looked_through_once_a_day() throws Exception {
    look(NOW);

    assertThat(notices).isEmpty();
    assertThat(folder.resolve("sage.db.checked")).exists();
    assertThat(check(NOW.plus(Duration.ofHours(23)), Duration.ZERO).due()).isFalse();
    assertThat(check(NOW.plus(Duration.ofHours(25)), Duration.ZERO).due()).isTrue();
  }

  @Test
  void damage_is_said_and_the_file_is_set_aside_when_it_is_opened_next() throws Exception {
    damage();

    look(NOW);

    assertThat(notices)
        .singleElement()
        .satisfies(notice -> assertThat(notice).contains("damaged").contains("Start Sage again"));
    assertThat(folder.resolve("sage.db.checked")).doesNotExist();
    try (var store = Store.open(home, Redactor.create(), notices::add)) {
      assertThat(store.calls(CallQuery.newest(1))).isEmpty();
    }
    assertThat(notices.getLast()).contains("set aside");
  }

  @Test
  void a_store_that_is_closed_before_does_not_wait_for_it() throws Exception {
    damage();
    var check = check(NOW, Duration.ofDays(1));
    check.start();

    check.close();

    assertThat(notices).isEmpty();
    assertThat(check(NOW, Duration.ZERO).due()).isTrue();
  }
}
