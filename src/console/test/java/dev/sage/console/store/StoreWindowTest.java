package dev.sage.console.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.theme.ThemeChoice;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import dev.sage.workbench.generate.Traffic;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.PendingDeletion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store looked after from the window: measured, checked, copied, and calls deleted from it. */
class StoreWindowTest {

  @TempDir private Path folder;

  /** A person who chooses what the test says. */
  private static final class Chosen implements StoreFiles {
    private Optional<Path> file = Optional.empty();

    @Override
    public Optional<Path> open(Window owner) {
      return file;
    }

    @Override
    public Optional<Path> save(Window owner, String name) {
      return file;
    }
  }

  private final Chosen chosen = new Chosen();

  private ConsoleWindow open() {
    return ConsoleWindow.open(folder.resolve("home"), Speed.INSTANT, chosen);
  }

  private static void made(ConsoleWindow window, int calls) throws Exception {
    window.workbench().store().add(new Traffic(calls, 400, 7, Instant.now()).next(calls), 12);
  }

  private static void show(ConsoleWindow window) {
    window.ui().click("#status-store");
    settle(window);
  }

  private static void settle(ConsoleWindow window) {
    Ui.settle();
    Ui.await("the store", () -> Ui.onFx(() -> window.panels().store().settled()));
    Ui.settle();
  }

  private static String text(ConsoleWindow window, String id) {
    return window.ui().read(id, Label.class, Label::getText);
  }

  private static void type(ConsoleWindow window, String id, String text) {
    Ui.runFx(() -> ((TextField) window.ui().find(id)).setText(text));
    settle(window);
  }

  private static String outcome(ConsoleWindow window, String button) {
    window.ui().click(button);
    settle(window);
    return text(window, "#store-outcome");
  }

  private static void pictures(ConsoleWindow window, String name) {
    for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
      Ui.runFx(() -> window.shell().themes().choiceProperty().set(theme));
      Ui.settle();
      Pictures.take(window.ui(), name + "-" + theme.key());
    }
  }

  @Test
  void an_empty_store_says_so_and_can_be_looked_after() throws Exception {
    try (ConsoleWindow window = open()) {
      show(window);

      assertThat(text(window, "#store-fact-calls")).isEqualTo("none yet");
      assertThat(text(window, "#store-fact-capture")).isEqualTo("full");
      pictures(window, "store-empty");
      assertThat(outcome(window, "#store-do-quick")).startsWith("The file is sound.");
      assertThat(outcome(window, "#store-do-compact")).startsWith("Nothing is free");
      window.ui().press(KeyCode.ESCAPE);
      assertThat(window.ui().has("#store")).isFalse();
    }
  }

  @Test
  void a_store_is_measured_checked_copied_and_read_again() throws Exception {
    Path copy = folder.resolve("copy.db");
    Path lines = folder.resolve("calls.jsonl");
    try (ConsoleWindow window = open()) {
      made(window, 3_000);
      show(window);

      assertThat(text(window, "#store-fact-calls")).isEqualTo("3,000");
      assertThat(text(window, "#store-fact-schema")).isEqualTo("8");
      assertThat(outcome(window, "#store-do-full")).startsWith("3,000 calls and all");
      chosen.file = Optional.of(copy);
      assertThat(outcome(window, "#store-do-backup")).contains("copy.db");
      assertThat(copy).isNotEmptyFile();
      pictures(window, "store-done");
      chosen.file = Optional.of(lines);
      type(window, "#store-filter", "status:failed");
      assertThat(outcome(window, "#store-export")).contains("calls.jsonl");
      assertThat(Files.readAllLines(lines)).hasSizeGreaterThan(2);
      assertThat(outcome(window, "#store-do-import")).contains("were there already");

      chosen.file = Optional.of(copy);
      window.ui().click("#store-do-backup");
      settle(window);
      assertThat(window.ui().find("#store-outcome").getStyleClass()).contains("error-box");
      pictures(window, "store-failed");
    }
  }

  @Test
  void calls_that_pass_a_filter_go_once_the_person_agrees() throws Exception {
    try (ConsoleWindow window = open()) {
      made(window, 500);
      var store = window.workbench().store();
      long complete = store.count(CallFilter.parse("status:complete"));
      show(window);
      assertThat(window.ui().read("#store-delete", Button.class, Button::isDisabled)).isTrue();
      type(window, "#store-filter", "status:complete");

      window.ui().click("#store-delete");
      Ui.await("the question", () -> window.ui().has("#deletion-ask"));
      pictures(window, "store-delete");
      window.ui().click("#deletion-ask-keep");
      settle(window);
      assertThat(window.ui().has("#deletion-undo")).isFalse();

      agree(window);
      pictures(window, "store-delete-pending");
      window.ui().click("#deletion-undo");
      settle(window);
      assertThat(notices(window)).contains(complete + " calls stay.");
      window.passes(PendingDeletion.DELAY);
      settle(window);
      assertThat(store.count(CallFilter.ALL)).isEqualTo(500);

      agree(window);
      // What comes now was not agreed to.
      made(window, 50);
      window.ui().click("#deletion-now");
      Ui.await("they are gone", () -> store.count(CallFilter.ALL) == 550 - complete);
      Ui.await("that is said", () -> notices(window).contains(complete + " calls deleted."));
      settle(window);
      assertThat(text(window, "#store-fact-calls")).isEqualTo(Long.toString(550 - complete));
      assertThat(outcome(window, "#store-do-compact")).endsWith("are the disk's again.");
    }
  }

  private static void agree(ConsoleWindow window) {
    window.ui().click("#store-delete");
    Ui.await("the question", () -> window.ui().has("#deletion-ask"));
    window.ui().click("#deletion-ask-do");
    Ui.await("the countdown", () -> window.ui().has("#deletion-undo"));
    settle(window);
  }

  private static List<String> notices(ConsoleWindow window) {
    return Ui.onFx(
        () ->
            window.ui().scene().getRoot().lookupAll("#notices .label").stream()
                .map(label -> ((Label) label).getText())
                .toList());
  }

  @Test
  void what_retention_would_take_is_told_before_it_is_written() throws Exception {
    try (ConsoleWindow window = open()) {
      made(window, 3_000);
      show(window);
      assertThat(text(window, "#store-keep-forecast"))
          .startsWith("The next clean-up would take no");

      type(window, "#store-keep-frames", "soon");
      assertThat(text(window, "#store-keep-wrong")).contains("“soon” is no time");
      assertThat(window.ui().read("#store-keep-save", Button.class, Button::isDisabled)).isTrue();
      pictures(window, "store-keep-wrong");

      type(window, "#store-keep-frames", "30d");
      type(window, "#store-keep-megabytes", "1");
      assertThat(text(window, "#store-keep-wrong")).isEmpty();
      assertThat(text(window, "#store-keep-forecast")).contains("of the oldest");
      pictures(window, "store-keep");
      window.ui().click("#store-keep-save");
      Ui.await("the wizard", () -> window.ui().has("#setup-wizard-write"));
      Ui.await(
          "the plan",
          () -> !window.ui().read("#setup-wizard-write", Button.class, Button::isDisabled));
      window.ui().click("#setup-wizard-write");
      Path configuration = folder.resolve("home").resolve("config.json");
      Ui.await("the file", () -> Files.exists(configuration));
      assertThat(Files.readString(configuration))
          .contains("\"frames\": \"30d\"", "\"megabytes\": 1");
    }
  }

  @Test
  void a_damaged_store_that_was_set_aside_is_named() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("sage.db"), "no database at all, ".repeat(500));
    try (ConsoleWindow window = open()) {
      show(window);
      pictures(window, "store-aside");
      assertThat(window.ui().find("#store").lookupAll(".mono").toString())
          .contains("sage.db.corrupt-");
    }
  }

  @Test
  void a_store_that_cannot_be_opened_says_why_and_what_to_do() throws Exception {
    Files.createDirectories(folder.resolve("home").resolve("sage.db").resolve("in the way"));
    try (ConsoleWindow window = open()) {
      show(window);
      assertThat(window.ui().has("#store-trouble")).isTrue();
      pictures(window, "store-temporary");
    }
  }
}
