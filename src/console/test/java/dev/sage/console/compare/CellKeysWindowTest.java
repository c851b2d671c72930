package dev.sage.console.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.shell.PanelId;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One cell of a run is ended, asked again, compared, kept and found again, all by keyboard. */
class CellKeysWindowTest {
  /**
   * An answer takes eight seconds and more: long enough to reach for a key on a machine that
   * stalls.
   */
  private static final Speed UNHURRIED = new Speed(Duration.ofMillis(50), 16, 0, 1);

  @TempDir private Path home;
  @TempDir private Path prompts;

  @Test
  void a_cell_is_stopped_and_asked_again_and_the_run_outlives_a_restart() throws Exception {
    Path csv = Files.writeString(home.resolve("words.csv"), "word\ntides\nmoss\n");
    try (ConsoleWindow window = open(UNHURRIED)) {
      Ui.runFx(() -> window.ui().find("#compare-user").requestFocus());
      window.ui().press(KeyCode.CONTROL, KeyCode.A);
      window.ui().type("Explain {{word}} to {{whom}}");
      Ui.runFx(() -> window.ui().find("#variable-whom").requestFocus());
      window.ui().type("a child");
      Ui.runFx(() -> model(window).side().inputs().choose(csv));
      Ui.await("the inputs", () -> says(window, "#compare-inputs-says").contains("2 rows"));
      window.ui().press(KeyCode.CONTROL, KeyCode.ENTER);
      Ui.await("all run", () -> says(window, "#compare-progress").contains("4 running"));

      focusCell(window, 1, 2);
      window.ui().press(KeyCode.DELETE);
      Ui.await("one is over", () -> cells(window, "Stopped by you") == 1);
      Ui.await("only that one", () -> says(window, "#compare-progress").contains("3 running"));
      Ui.await("the others", () -> says(window, "#compare-progress").startsWith("4 of 4 over"));
      assertThat(cells(window, "Complete")).isEqualTo(3);
      Pictures.take(window.ui(), "compare-cell-stopped");

      focusCell(window, 1, 2);
      window.ui().press(KeyCode.R);
      Ui.await("it alone is asked", () -> says(window, "#compare-progress").contains("1 running"));
      window.ui().press(KeyCode.DELETE);
      Ui.await("stopped again", () -> says(window, "#compare-progress").startsWith("4 of 4 over"));
      window.ui().press(KeyCode.SHIFT, KeyCode.R);
      Ui.await("its column", () -> says(window, "#compare-progress").contains("2 running"));
      focusCell(window, 0, 2);
      window.ui().press(KeyCode.DELETE);
      Ui.await("the column", () -> says(window, "#compare-progress").startsWith("4 of 4 over"));
      assertThat(cells(window, "Stopped by you")).isEqualTo(1);

      perform(window, "compare.column.pin");
      Ui.await("the difference", () -> window.ui().has(".word-diff"));

      Ui.runFx(() -> window.ui().find("#compare-user").requestFocus());
      window.ui().press(KeyCode.CONTROL, KeyCode.S);
      window.ui().click("#compare-files-choose");
      Ui.runFx(() -> window.ui().find("#compare-files-name").requestFocus());
      window.ui().type("words");
      window.ui().press(KeyCode.ENTER);
      Ui.await("saved", () -> says(window, "#compare-prompt-name").equals("words"));
    }
    assertThat(prompts.resolve("words.prompt.json")).content().contains("{{whom}}", "a child");
    try (ConsoleWindow window = open(Speed.INSTANT)) {
      Ui.await("the run", () -> says(window, "#compare-progress").startsWith("4 of 4 over"));
      assertThat(says(window, "#compare-prompt-name")).isEqualTo("words");
      Ui.await("what was stopped", () -> cells(window, "Stopped by you") == 1);
      window.ui().press(KeyCode.CONTROL, KeyCode.H);
      Ui.await("the history", () -> history(window) == 1);
      window.ui().click("#compare-history-open");
      Ui.await("it is closed", () -> !window.ui().has("#compare-history-sheet"));
      Ui.await("its cells", () -> cells(window, "Complete") == 3);
    }
  }

  private ConsoleWindow open(Speed speed) {
    ConsoleWindow window =
        ConsoleWindow.open(home.resolve("state"), speed, owner -> Optional.of(prompts));
    Ui.runFx(() -> window.shell().services().navigator().open(PanelId.COMPARE));
    return window;
  }

  private static CompareModel model(ConsoleWindow window) {
    return window.panels().compare().model();
  }

  private static void perform(ConsoleWindow window, String id) {
    Ui.runFx(() -> window.shell().actions().find(id).orElseThrow().perform());
  }

  /** By keys: the inputs are column 0. */
  private static void focusCell(ConsoleWindow window, int row, int column) {
    Ui.runFx(() -> window.ui().find("#compare-grid").requestFocus());
    window.ui().press(KeyCode.HOME);
    window.ui().press(KeyCode.CONTROL, KeyCode.LEFT);
    for (int i = 0; i < row; i++) {
      window.ui().press(KeyCode.DOWN);
    }
    for (int i = 0; i < column; i++) {
      window.ui().press(KeyCode.RIGHT);
    }
  }

  /** How many cells on the screen say that. */
  private static long cells(ConsoleWindow window, String status) {
    return Ui.onFx(
        () ->
            window.ui().scene().getRoot().lookupAll(".matrix-cell").stream()
                .map(Node::getAccessibleText)
                .filter(text -> text != null && text.startsWith(status))
                .count());
  }

  private static String says(ConsoleWindow window, String selector) {
    return window.ui().has(selector) ? window.ui().read(selector, Label.class, Label::getText) : "";
  }

  private static int history(ConsoleWindow window) {
    return window.ui().has("#compare-history-list")
        ? window.ui().read("#compare-history-list", ListView.class, list -> list.getItems().size())
        : 0;
  }
}
