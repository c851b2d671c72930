package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StoreOpeningTest {

  @TempDir Path folder;
  private final List<String> notices = new ArrayList<>();
  private Home home;

  @BeforeEach
  void home() {
    home = new Home(folder.resolve("home"));
  }

  private Store open() {
    return Store.open(home, Redactor.create(), notices::add);
  }

  private void sql(String... statements) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.database());
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void everything_is_private_from_its_creation() throws Exception {
    try (var store = open()) {
      StoredCalls.store(store, "openai/gpt", "Hello", "Good day");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.folder())))
          .isEqualTo("rwx------");
      try (var files = Files.list(home.folder())) {
        assertThat(files.toList())
            .hasSizeGreaterThanOrEqualTo(3)
            .allSatisfy(
                file ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------"));
      }
    }
  }

  @Test
  void what_was_stored_is_there_again() {
    String id;
    try (var store = open()) {
      id = StoredCalls.store(store, "openai/gpt", "Hello", "Good day");
    }
    try (var store = open()) {
      assertThat(store.content(id).orElseThrow().text()).isEqualTo("Good day");
    }
    assertThat(notices).isEmpty();
  }

  @Test
  void a_store_from_the_future_is_refused_and_untouched() throws Exception {
    open().close();
    sql("PRAGMA user_version = 99");
    byte[] before = Files.readAllBytes(home.database());

    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            NewerStoreException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(StoreException.Reason.FUTURE);
              assertThat(e.version()).isEqualTo(99);
              assertThat(e.known()).isEqualTo(Schema.current().version());
            })
        .hasMessageContaining("newer Sage")
        .hasMessageContaining("--home");
    assertThat(Files.readAllBytes(home.database())).isEqualTo(before);
  }

  @Test
  void a_store_that_cannot_be_recovered_is_let_go() throws Exception {
    open().close();
    sql("DROP TABLE call");

    try (var store = open()) {
      assertThat(store.temporary()).isTrue();
      assertThat(home.folder()).isDirectoryNotContaining("glob:**-wal");
    }
  }

  @Test
  void another_programs_database_is_refused_and_untouched() throws Exception {
    Files.createDirectories(home.folder());
    sql("CREATE TABLE recipe (id INTEGER)");
    byte[] before = Files.readAllBytes(home.database());

    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.FOREIGN));
    assertThat(Files.readAllBytes(home.database())).isEqualTo(before);
  }

  @Test
  void a_damaged_store_is_set_aside_and_a_new_one_begun() throws Exception {
    Files.createDirectories(home.folder());
    byte[] damaged =
        "this is no database, but it may be dear to somebody"
            .repeat(50)
            .getBytes(StandardCharsets.UTF_8);
    Files.write(home.database(), damaged);

    try (var store = open()) {
      StoredCalls.store(store, "openai/gpt", "Hello", "Good day");
      assertThat(store.care().check().problems()).isEmpty();
    }

    assertThat(notices).singleElement().asString().contains("set aside");
    try (var files = Files.list(home.folder())) {
      Path aside =
          files
              .filter(file -> file.getFileName().toString().startsWith("sage.db.corrupt-"))
              .findFirst()
              .orElseThrow();
      assertThat(Files.readAllBytes(aside)).isEqualTo(damaged);
    }
  }

  @Test
  void damage_in_the_middle_is_found_too() throws Exception {
    try (var store = open()) {
      for (int i = 0; i < 50; i++) {
        StoredCalls.store(store, "openai/gpt", "Hello " + i, "Good day");
      }
    }
    byte[] bytes = Files.readAllBytes(home.database());
    for (int i = 8_192; i < bytes.length - 4_096; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Files.write(home.database(), bytes);

    open().close();

    assertThat(notices).singleElement().asString().contains("set aside");
  }

  @Test
  void a_folder_that_cannot_be_written_gives_a_temporary_store() throws Exception {
    Files.writeString(folder.resolve("home"), "a file where the folder should be");

    Path file;
    try (var store = open()) {
      String id = StoredCalls.store(store, "openai/gpt", "Hello", "Good day");
      assertThat(store.call(id)).isPresent();
      assertThat(store.info().temporary()).isTrue();
      file = store.info().file();
    }

    assertThat(notices).singleElement().asString().contains("only until Sage ends");
    assertThat(file).doesNotExist();
  }

  @Test
  void a_new_schema_backs_the_old_file_up_first() throws Exception {
    String id;
    try (var store = open()) {
      id = StoredCalls.store(store, "openai/gpt", "Hello", "Good day");
    }
    int version = Schema.current().version();
    var migrations = new ArrayList<>(Schema.current().migrations());
    migrations.add(new Migration(version + 1, "ALTER TABLE call ADD COLUMN later TEXT;\n"));
    var next = new Schema(migrations);

    var clean = new Clean(Redactor.create(), () -> RedactionPolicy.SECRETS);
    try (var store = new Store(StoreOpener.permanent(home, next, clean, notices::add))) {
      assertThat(store.call(id)).isPresent();
      assertThat(store.info().schema()).isEqualTo(version + 1);
    }

    assertThat(notices).singleElement().asString().contains("sage.db.v" + version + "-");
    try (var files = Files.list(home.folder())) {
      Path backup =
          files
              .filter(file -> file.getFileName().toString().startsWith("sage.db.v" + version + "-"))
              .findFirst()
              .orElseThrow();
      try (var connection = DriverManager.getConnection("jdbc:sqlite:" + backup)) {
        assertThat(Sql.number(connection, "SELECT count(*) FROM call")).isEqualTo(1);
        assertThat(Sql.number(connection, "PRAGMA user_version")).isEqualTo(version);
      }
    }
    assertThatThrownBy(this::open).hasMessageContaining("newer Sage");
  }

  @Test
  void a_call_of_a_dead_process_becomes_interrupted() throws Exception {
    String id;
    try (var store = open()) {
      id = StoredCalls.store(store, "openai/gpt", "Hello", "Good ", "day");
    }
    sql("UPDATE call SET status = 'running', owner = '999999999/1/" + Owner.self().space() + "'");

    try (var store = open()) {
      StoredCall call = store.call(id).orElseThrow();
      assertThat(call.status()).isEqualTo(CallStatus.INTERRUPTED);
      assertThat(call.errorKind()).isEqualTo("stream_interrupted");
      assertThat(store.content(id).orElseThrow().text()).isEqualTo("Good day");
    }
  }
}
