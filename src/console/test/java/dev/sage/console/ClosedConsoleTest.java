package dev.sage.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.shell.Action;
import dev.sage.console.shell.Shell;
import dev.sage.console.theme.ThemeChoice;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import dev.sage.workbench.Home;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.WorkbenchException;
import dev.sage.workbench.WorkbenchOptions;
import dev.sage.workbench.store.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window of a home whose store can't be opened: it says why, where and what to do. */
class ClosedConsoleTest {
  /** Where SQLite keeps what a program may say of its file, and whose file it is. */
  private static final int USER_VERSION = 60;

  private static final int APPLICATION_ID = 68;

  @TempDir private Path folder;

  private WorkbenchOptions options() {
    return WorkbenchOptions.of(new Home(folder), sentence -> {})
        .withEnvironment(Map.of("SAGE_KEYCHAIN", "off"));
  }

  private Path file() {
    return options().home().database();
  }

  /** A store with a number in its head that this program does not expect. */
  private byte[] marked(int at, int number) throws IOException {
    Workbench.open(options()).close();
    try (var store = new RandomAccessFile(file().toFile(), "rw")) {
      store.seek(at);
      store.writeInt(number);
    }
    return Files.readAllBytes(file());
  }

  private RuntimeException refused() {
    try {
      Workbench.open(options()).close();
    } catch (StoreException | WorkbenchException refused) {
      return refused;
    }
    throw new AssertionError("it was opened");
  }

  private interface Looked {
    void at(Ui ui, Shell shell);
  }

  private void look(RuntimeException why, Looked looked) {
    ConsoleOptions closed = ClosedConsole.of(options(), why);
    AtomicReference<Shell> built = new AtomicReference<>();
    Ui ui =
        Ui.open(
            stage -> {
              Shell shell = new Shell(stage, closed.shell(), closed.panels());
              built.set(shell);
              stage.setWidth(1280);
              stage.setHeight(800);
              shell.show();
            });
    Shell shell = Objects.requireNonNull(built.get());
    try {
      looked.at(ui, shell);
    } finally {
      ui.close();
      Ui.runFx(shell::close);
    }
  }

  private static String words(Ui ui, String id) {
    Node node = ui.find(id);
    return Ui.onFx(
        () ->
            node.lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .collect(Collectors.joining(" ")));
  }

  private static void pictures(Ui ui, Shell shell, String name) {
    for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
      Ui.runFx(() -> shell.themes().choiceProperty().set(theme));
      Ui.settle();
      Pictures.take(ui, name + "-" + theme.key());
    }
  }

  @Test
  void a_store_of_a_newer_version_is_named_with_both_versions_and_untouched() throws Exception {
    byte[] before = marked(USER_VERSION, 99);
    look(
        refused(),
        (ui, shell) -> {
          assertThat(words(ui, "#closed")).contains("newer Sage", file().toString(), "--home");
          pictures(ui, shell, "closed-newer");
          ui.click("#window-store");
          Ui.await("the page", () -> ui.has("#store"));
          pictures(ui, shell, "store-newer");
          assertThat(words(ui, "#store-trouble"))
              .contains("schema 99", "Use the newer Sage", "Nothing in the file was changed");
          assertThat(ui.read("#store-closed-version", Label.class, Label::getText)).isEqualTo("99");
          assertThat(ui.read("#store-closed-known", Label.class, Label::getText)).isEqualTo("8");
          assertThat(ui.read("#store-path", Label.class, Label::getText))
              .isEqualTo(file().toString());
          ui.press(KeyCode.ESCAPE);
          assertThat(ui.has("#store")).isFalse();
          ui.click("#status-store");
          Ui.await("the page from the status bar", () -> ui.has("#store"));
        });
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void another_programs_file_is_named_without_versions_and_untouched() throws Exception {
    byte[] before = marked(APPLICATION_ID, 4_711);
    look(
        refused(),
        (ui, shell) -> {
          Ui.runFx(() -> shell.actions().find(Action.STORE).orElseThrow().perform());
          Ui.await("the page", () -> ui.has("#store"));
          assertThat(words(ui, "#store-trouble"))
              .contains("another program's database", file().toString(), "Move it away");
          assertThat(ui.has("#store-closed-version")).isFalse();
        });
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void where_the_store_is_not_what_is_wrong_there_is_no_page_of_it() {
    look(
        new WorkbenchException("Something else is wrong. Mend it.", null),
        (ui, shell) -> {
          assertThat(words(ui, "#closed")).contains("Something else is wrong. Mend it.");
          assertThat(shell.actions().find(Action.STORE)).isEmpty();
        });
  }
}
