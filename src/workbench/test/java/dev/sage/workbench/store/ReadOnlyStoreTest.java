package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that can't be written is read as it is, and stays so to the byte. */
class ReadOnlyStoreTest {

  @TempDir Path folder;
  private final List<String> notices = new ArrayList<>();
  private Home home;
  private String id = "";

  @BeforeEach
  void a_call_in_a_folder_that_no_lock_can_be_made_in() throws Exception {
    home = new Home(folder.resolve("home, 100% mine #1"));
    try (var store = Store.open(home, Redactor.create(), notices::add)) {
      id = StoredCalls.store(store, "openai/gpt", "Hello", "Good day");
    }
    lock();
  }

  /** Whoever runs tests may be allowed everything, so the folder is barred in another way. */
  private void lock() throws IOException {
    Path lock = home.folder().resolve("sage.lock");
    Files.deleteIfExists(lock);
    Files.createDirectories(lock.resolve("in it"));
  }

  private Store openToRead() {
    return Store.openToRead(home, Redactor.create(), () -> RedactionPolicy.SECRETS, notices::add);
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(home.folder())) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void all_of_it_is_read_checked_and_copied_and_nothing_is_made_beside_it() throws Exception {
    byte[] before = Files.readAllBytes(home.database());
    var files = files();
    Path copy = folder.resolve("copy.db");

    try (var store = openToRead()) {
      assertThat(store.unwritable()).contains("can't be written");
      assertThat(store.temporary()).isFalse();
      assertThat(store.content(id).orElseThrow().text()).isEqualTo("Good day");
      assertThat(store.frames(id, 0, 9)).hasSize(1);
      assertThat(store.care().sizes().info().calls()).isOne();
      assertThat(store.care().check().problems()).isEmpty();
      assertThat(store.care().backup(copy)).isPositive();
    }

    assertThat(files()).isEqualTo(files);
    assertThat(Files.readAllBytes(home.database())).isEqualTo(before);
    assertThat(notices).isEmpty();
  }

  @Test
  void what_stands_only_in_its_log_is_read_too() throws Exception {
    byte[] log;
    byte[] index;
    byte[] database;
    Files.delete(home.folder().resolve("sage.lock/in it"));
    Files.delete(home.folder().resolve("sage.lock"));
    String second;
    try (var store = Store.open(home, Redactor.create(), notices::add)) {
      second = StoredCalls.store(store, "openai/gpt", "Hello", "In the log");
      database = Files.readAllBytes(home.database());
      log = Files.readAllBytes(home.folder().resolve("sage.db-wal"));
      index = Files.readAllBytes(home.folder().resolve("sage.db-shm"));
    }
    Files.write(home.database(), database);
    Files.write(home.folder().resolve("sage.db-wal"), log);
    Files.write(home.folder().resolve("sage.db-shm"), index);
    lock();

    try (var store = openToRead()) {
      assertThat(store.content(second).orElseThrow().text()).isEqualTo("In the log");
    }
  }

  @Test
  void whoever_wants_to_change_it_is_told_that_it_can_not_be_written() throws Exception {
    try (var store = openToRead()) {
      assertThatThrownBy(() -> store.care().delete(List.of(id)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("can't be written");
      assertThat(store.call(id)).isPresent();
    }
  }

  @Test
  void what_somebody_writes_meanwhile_is_not_taken_for_what_was_there() throws Exception {
    try (var store = openToRead()) {
      assertThat(store.call(id)).isPresent();
      byte[] database = Files.readAllBytes(home.database());
      Files.write(home.database(), Arrays.copyOf(database, database.length + 4096));

      assertThatThrownBy(() -> store.call(id))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("Another program wrote to");
    }
  }

  @Test
  void where_there_is_none_that_is_said_and_none_stands_in() throws Exception {
    Files.delete(home.database());

    assertThatThrownBy(this::openToRead)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("There is no store in")
        .hasMessageContaining("the folder can't be written");
  }
}
