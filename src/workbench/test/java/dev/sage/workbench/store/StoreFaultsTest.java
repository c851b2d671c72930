package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of the file, calls go on, it is said, and nothing that is stored is lost. */
class StoreFaultsTest {

  private static final int PAGE = 4096;

  /** Text that does not become small. */
  private static final String LARGE =
      new Random(1)
          .ints(200_000, 'a', 'z' + 1)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();

  @TempDir Path folder;
  private final BlockingQueue<String> notices = new LinkedBlockingQueue<>();
  private Home home;

  @BeforeEach
  void home() {
    home = new Home(folder.resolve("home"));
  }

  private Store open() {
    return Store.open(home, Redactor.create(), notices::add);
  }

  private static String call(Store store, String text) {
    return StoredCalls.store(store, "openai/gpt", "Hello", text);
  }

  private static void pragma(Store store, String pragma) {
    store.change((connection, clean) -> Sql.execute(connection, "PRAGMA " + pragma));
    StoredCalls.flush(store);
  }

  /** The next notice, however long it takes. */
  private String notice() throws InterruptedException {
    var notice = notices.poll(60, TimeUnit.SECONDS);
    return notice == null ? "none" : notice;
  }

  private Path aside() throws IOException {
    try (var files = Files.list(home.folder())) {
      return files
          .filter(file -> file.getFileName().toString().matches("sage\\.db\\.corrupt-[0-9-]+"))
          .findFirst()
          .orElseThrow();
    }
  }

  private Path log() {
    return home.folder().resolve("sage.db-wal");
  }

  private Connection other() throws Exception {
    return DriverManager.getConnection("jdbc:sqlite:" + home.database());
  }

  /**
   * A call that can't be written now, and is as soon as the fault is gone, with nothing new to
   * come.
   */
  private void recovers(Store store, String words, Runnable fault, AutoCloseable end)
      throws Exception {
    String before = call(store, "before");
    fault.run();

    String meanwhile = call(store, LARGE);

    assertThat(notice()).contains("can't be stored at the moment: " + words).contains("They go on");
    assertThat(store.call(before)).isPresent();
    assertThat(store.call(meanwhile)).isEmpty();
    end.close();
    assertThat(notice()).contains("can be stored again").doesNotContain("missing");
    StoredCalls.flush(store);
    assertThat(store.content(meanwhile).orElseThrow().text()).isEqualTo(LARGE);
    assertThat(store.frames(meanwhile, 0, 9)).hasSize(1);
    assertThat(store.care().check().problems()).isEmpty();
    assertThat(notices).isEmpty();
  }

  @Test
  void a_full_disk_is_said_once_and_what_waited_is_stored_when_there_is_room() throws Exception {
    try (var store = open()) {
      recovers(
          store,
          "the disk is full",
          () -> pragma(store, "max_page_count = 1"), // SQLite takes the pages there are
          () ->
              store.change(
                  (connection, clean) ->
                      Sql.execute(connection, "PRAGMA max_page_count = 100000")));
    }
  }

  @Test
  void a_file_that_may_only_be_read_is_said_and_written_when_it_may_be() throws Exception {
    try (var store = open()) {
      recovers(
          store,
          "the folder can't be written",
          () -> pragma(store, "query_only = 1"),
          () ->
              store.change(
                  (connection, clean) -> Sql.execute(connection, "PRAGMA query_only = 0")));
    }
  }

  @Test
  void a_lock_that_is_held_for_long_is_said_and_waited_out() throws Exception {
    try (var store = open();
        var other = other();
        var statement = other.createStatement()) {
      pragma(store, "busy_timeout = 20");
      recovers(
          store,
          "another program holds its lock",
          () -> execute(other, "BEGIN IMMEDIATE"),
          () -> statement.execute("COMMIT"));
    }
  }

  @Test
  void a_lock_that_is_held_for_a_moment_is_waited_for_and_nobody_hears_of_it() throws Exception {
    try (var store = open();
        var other = other()) {
      store.search(false);
      store.settle();
      execute(other, "BEGIN IMMEDIATE");
      execute(other, "INSERT INTO pin (id) VALUES ('of the other')");
      var released =
          CompletableFuture.runAsync(
              () -> execute(other, "COMMIT"),
              CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));

      String id = call(store, LARGE);

      released.join();
      store.settle();
      assertThat(store.content(id).orElseThrow().text()).isEqualTo(LARGE);
      assertThat(Sql.number(other, "SELECT count(*) FROM pin")).isOne();
      assertThat(store.care().check().problems()).isEmpty();
    }
    assertThat(notices).isEmpty();
  }

  @Test
  void whoever_only_reads_does_not_wait_for_who_writes() throws Exception {
    String id;
    try (var store = open()) {
      store.search(true);
      id = call(store, "kept");
    }
    try (var other = other();
        var store = open()) {
      store.search(true);
      execute(other, "BEGIN IMMEDIATE");
      try (var second = open()) {
        second.search(true);
        assertThat(second.call(id)).isPresent();
      }
      // Else it would have been refused after the longest wait.
      execute(other, "COMMIT");
    }
    assertThat(notices).isEmpty();
  }

  private static void execute(Connection connection, String sql) {
    try {
      Sql.execute(connection, sql);
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whoever_is_told_that_a_change_was_not_made_need_not_fear_that_it_is_made_later()
      throws Exception {
    try (var store = open();
        var other = other();
        var statement = other.createStatement()) {
      String id = call(store, "kept");
      pragma(store, "busy_timeout = 20");
      execute(other, "BEGIN IMMEDIATE");

      assertThatThrownBy(() -> store.care().delete(List.of(id)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(home.database().toString())
          .hasMessageContaining("another program holds its lock")
          .hasMessageContaining("Close the other program, or let it finish.");
      String waiting = call(store, "waits");
      assertThatThrownBy(store::settle).hasMessageContaining("another program holds its lock");

      statement.execute("COMMIT");
      store.settle();
      assertThat(store.call(id)).isPresent();
      assertThat(store.call(waiting)).isPresent();
    }
  }

  @Test
  void a_pin_that_was_set_while_nothing_could_be_written_is_stored_later() throws Exception {
    try (var store = open();
        var other = other();
        var statement = other.createStatement()) {
      String id = call(store, "kept");
      pragma(store, "busy_timeout = 20");
      execute(other, "BEGIN IMMEDIATE");
      store.pin(id, true);
      store.flush();
      statement.execute("COMMIT");
      store.settle();
      assertThat(store.marks(List.of(id)))
          .hasEntrySatisfying(id, marks -> assertThat(marks.pinned()).isTrue());
    }
  }

  @Test
  void whoever_waits_for_a_change_is_told_why_it_was_not_made() throws Exception {
    try (var store = open()) {
      String id = call(store, "kept");
      pragma(store, "query_only = 1");

      assertThatThrownBy(() -> store.care().delete(List.of(id)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("the folder can't be written");

      assertThat(store.call(id)).isPresent();
      pragma(store, "query_only = 0");
      assertThat(store.care().delete(List.of(id))).isOne();
    }
  }

  @Test
  void where_there_is_no_room_for_a_temporary_store_either_calls_are_kept_in_memory()
      throws Exception {
    Files.writeString(folder.resolve("home"), "a file where the folder should be");
    var clean = new Clean(Redactor.create(), () -> RedactionPolicy.SECRETS);
    StoreOpener.TemporaryFolder full =
        () -> {
          throw new IOException("No space left on device");
        };

    try (var store = new Store(StoreOpener.open(home, clean, notices::add, full))) {
      String id = call(store, "Good day");
      assertThat(store.content(id).orElseThrow().text()).isEqualTo("Good day");
      assertThat(store.frames(id, 0, 9)).hasSize(1);
      assertThat(store.temporary()).isTrue();
      assertThat(store.care().check().problems()).isEmpty();
    }

    assertThat(notice()).contains("in memory only");
    assertThat(Files.readString(folder.resolve("home"))).startsWith("a file");
  }

  @Test
  void a_file_that_is_cut_off_is_set_aside() throws Exception {
    try (var store = open()) {
      for (int i = 0; i < 50; i++) {
        call(store, "call " + i);
      }
    }
    byte[] whole = Files.readAllBytes(home.database());
    byte[] half = Arrays.copyOf(whole, whole.length / 2 / PAGE * PAGE);
    Files.write(home.database(), half);

    try (var store = open()) {
      assertThat(call(store, "goes on")).isNotEmpty();
      assertThat(store.care().check().problems()).isEmpty();
    }

    assertThat(notice()).contains("set aside");
    assertThat(Files.readAllBytes(aside())).isEqualTo(half);
  }

  @Test
  void a_file_that_is_empty_but_has_a_log_is_set_aside_with_it() throws Exception {
    byte[] log;
    try (var store = open()) {
      call(store, "in the log");
      log = Files.readAllBytes(log());
    }
    Files.write(home.database(), new byte[0]);
    Files.write(log(), log);

    try (var store = open()) {
      assertThat(store.calls(CallQuery.newest(1))).isEmpty();
    }

    assertThat(notice()).contains("set aside");
    assertThat(Files.readAllBytes(Path.of(aside() + "-wal"))).isEqualTo(log);
  }

  /** What lies on the disk while a store is open, as a crash or a hand leaves it. */
  private void leave(String first, String second, int logBytes) throws Exception {
    byte[] database;
    byte[] log;
    try (var store = open()) {
      call(store, first);
    }
    try (var store = open()) {
      for (int i = 0; i < 20; i++) {
        call(store, second + i);
      }
      database = Files.readAllBytes(home.database());
      log = Files.readAllBytes(log());
    }
    Files.write(home.database(), database);
    if (logBytes != 0) {
      Files.write(log(), Arrays.copyOf(log, log.length - logBytes));
    }
  }

  @Test
  void without_its_log_a_store_has_what_was_in_the_file() throws Exception {
    leave("in the file", "in the log ", 0);

    try (var store = open()) {
      assertThat(store.calls(CallQuery.newest(50))).hasSize(1);
      assertThat(store.care().check().problems()).isEmpty();
      call(store, "goes on");
    }
    assertThat(notices).isEmpty();
  }

  @Test
  void of_a_log_that_is_cut_off_every_whole_transaction_is_there() throws Exception {
    leave("in the file", "in the log ", 3 * PAGE + 7);

    try (var store = open()) {
      assertThat(store.calls(CallQuery.newest(50)).size()).isBetween(18, 20);
      assertThat(store.care().check().problems()).isEmpty();
      assertThat(RollupRecount.actual(home.database()))
          .isEqualTo(RollupRecount.expected(home.database()));
    }
    assertThat(notices).isEmpty();
  }

  @Test
  void a_damaged_page_of_a_store_too_large_to_look_through_is_met_said_and_set_aside_next_time()
      throws Exception {
    try (var store = open()) {
      call(store, "before");
      store.change(
          (connection, clean) ->
              Sql.execute(
                  connection,
                  "CREATE TABLE filler AS WITH RECURSIVE i(n) AS (VALUES (1) UNION ALL SELECT n + 1"
                      + " FROM i LIMIT 180) SELECT zeroblob(100000) AS b FROM i"));
      StoredCalls.flush(store);
    }
    damage("call");

    String answer;
    try (var store = open()) {
      answer = call(store, "goes on");
      assertThat(answer).isNotEmpty();
    }
    assertThat(notice()).contains("the file is damaged").contains("Start Sage again");

    try (var store = open()) {
      assertThat(store.care().check().problems()).isEmpty();
      assertThat(store.call(call(store, "anew"))).isPresent();
    }
    assertThat(notice()).contains("set aside");
    assertThat(Files.size(aside())).isGreaterThan(16 << 20);
    assertThat(home.folder().resolve("sage.db.suspect")).doesNotExist();
    assertThat(notices).isEmpty();
  }

  private void damage(String table) throws Exception {
    long page;
    try (var connection = other()) {
      page =
          Sql.longNumber(
              connection, "SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'");
    }
    try (var file = new RandomAccessFile(home.database().toFile(), "rw")) {
      file.seek((page - 1) * PAGE);
      byte[] garbage = new byte[PAGE];
      Arrays.fill(garbage, (byte) 0x5A);
      file.write(garbage);
    }
  }
}
