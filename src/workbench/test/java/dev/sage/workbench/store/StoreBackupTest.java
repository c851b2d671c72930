package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import dev.sage.workbench.PrivateFiles;
import dev.sage.workbench.WorkbenchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of a store that is open: whole, private, never over another file. */
class StoreBackupTest {

  @TempDir Path folder;
  private Path target;
  private Store store;

  @BeforeEach
  void open() throws Exception {
    target = Files.createDirectory(folder.resolve("kept")).resolve("copy.db");
    store = Store.open(new Home(folder.resolve("home")), Redactor.create(), notice -> {});
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void the_copy_opens_as_a_store_with_what_had_come() throws Exception {
    String first = StoredCalls.store(store, "openai/gpt", "Hello", "Good day");
    var running = StoredCalls.start(StoredCalls.request("openai/gpt", "And?"));
    var tap = store.tap().open(running);
    tap.frame(StoredCalls.frame(0, 0, "Good"));

    long bytes = store.care().backup(target);
    String later = StoredCalls.store(store, "openai/gpt", "Later", "Too late");

    assertThat(bytes).isEqualTo(Files.size(target)).isPositive();
    assertThat(PrivateFiles.shared(target)).isFalse();
    assertThat(target.resolveSibling(".").toFile().list()).containsExactly("copy.db");
    assertThat(store.care().check().problems()).isEmpty();
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.move(target, new Home(other).database());
    List<String> notices = new ArrayList<>();
    try (var copy = Store.open(new Home(other), Redactor.create(), notices::add)) {
      assertThat(notices).isEmpty();
      assertThat(copy.care().check().problems()).isEmpty();
      assertThat(copy.care().sizes().gives()).isTrue();
      assertThat(copy.content(first).orElseThrow().text()).isEqualTo("Good day");
      assertThat(copy.call(running.requestId())).isPresent();
      assertThat(copy.call(later)).isEmpty();
    }
    tap.end(StoredCalls.end(running));
  }

  @Test
  void a_file_that_is_there_is_not_written_over() throws Exception {
    Files.writeString(target, "mine");

    assertThatThrownBy(() -> store.care().backup(target))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("is there already")
        .hasMessageContaining("Name another file");

    assertThat(target).hasContent("mine");
    assertThat(target.resolveSibling(".").toFile().list()).containsExactly("copy.db");
  }

  @Test
  void the_store_itself_is_no_place_for_its_copy() {
    assertThatThrownBy(() -> store.care().backup(new Home(folder.resolve("home")).database()))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("is there already");
    assertThat(store.care().check().problems()).isEmpty();
  }

  @Test
  void a_missing_folder_is_named() {
    Path lost = folder.resolve("nowhere").resolve("copy.db");

    assertThatThrownBy(() -> store.care().backup(lost))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("There is no folder " + folder.resolve("nowhere"));
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void whoever_gives_up_leaves_nothing() throws Exception {
    for (int i = 0; i < 300; i++) {
      StoredCalls.store(store, "openai/gpt", "Hello " + i, "Good day ".repeat(50) + i);
    }
    store.flush();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> StoreBackup.write(readers(), target, CopyProgress.NONE))
        .isInstanceOf(InterruptedException.class);

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(target.resolveSibling(".").toFile().list()).isEmpty();
  }

  private Readers readers() {
    return new Readers(new Home(folder.resolve("home")).database().toString(), () -> {});
  }

  @Test
  void a_store_that_can_be_read_no_more_leaves_no_file() {
    store.close();

    assertThatThrownBy(() -> store.care().backup(target)).isInstanceOf(StoreException.class);

    assertThat(target.resolveSibling(".").toFile().list()).isEmpty();
  }
}
