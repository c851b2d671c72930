package dev.sage.console.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.shell.PanelId;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a CSV to a matrix, over a restart, and back from the history. */
class MatrixWindowTest {
  private static final Speed UNHURRIED = new Speed(Duration.ofMillis(50), 25, 0, 1);

  @TempDir private Path home;

  @Test
  void a_matrix_is_run_filtered_and_there_again_after_a_restart() throws IOException {
    Path csv = home.resolve("topics.csv");
    Files.writeString(csv, "topic\ntides\nmoss\nrust\nyeast\nsalt\n");
    try (ConsoleWindow window = ConsoleWindow.open(home.resolve("state"), Speed.INSTANT)) {
      Ui.runFx(
          () -> {
            window.shell().services().navigator().open(PanelId.COMPARE);
            model(window)
                .preset(
                    List.of(
                        "sim-openai/clean", "sim-anthropic/clean", "sim-gemini/error-after-200"),
                    "");
            model(window).side().inputs().choose(csv);
          });
      Ui.await("the inputs", () -> says(window, "#compare-inputs-says").contains("5 rows"));
      assertThat(says(window, "#compare-inputs-says")).contains("fills topic");
      window.ui().press(KeyCode.CONTROL, KeyCode.ENTER);
      Ui.await("all cells", () -> says(window, "#compare-progress").startsWith("15 of 15 over, 0"));
      Pictures.take(window.ui(), "compare-matrix");
      assertThat(filter(window, "all")).isEqualTo("All 5");
      assertThat(filter(window, "errors")).isEqualTo("An error 5");

      assertThat(results(window)).contains("15 answers", "10 complete", "5 failed");

      window.ui().click("#compare-filter-passed");
      assertThat(rows(window)).isZero();
      window.ui().click("#compare-filter-all");
      assertThat(rows(window)).isEqualTo(5);
    }
    try (ConsoleWindow window = ConsoleWindow.open(home.resolve("state"), Speed.INSTANT)) {
      Ui.await("the run", () -> says(window, "#compare-progress").startsWith("15 of 15 over"));
      assertThat(filter(window, "errors")).isEqualTo("An error 5");

      window.ui().press(KeyCode.CONTROL, KeyCode.H);
      Ui.await("the history", () -> history(window) == 1);
      Pictures.take(window.ui(), "compare-history");
      window.ui().click("#compare-history-open");
      Ui.await("the run again", () -> !window.ui().has("#compare-history-sheet"));
      Ui.await("its rows", () -> rows(window) == 5);
    }
  }

  @Test
  void a_large_run_is_asked_about_held_to_a_cap_paused_and_resumed() throws IOException {
    StringBuilder rows = new StringBuilder("topic\n");
    for (int i = 0; i < 60; i++) {
      rows.append("topic ").append(i).append('\n');
    }
    Path csv = Files.writeString(home.resolve("topics.csv"), rows);
    try (ConsoleWindow window = ConsoleWindow.open(home.resolve("state"), UNHURRIED)) {
      Ui.runFx(
          () -> {
            window.shell().services().navigator().open(PanelId.COMPARE);
            model(window).preset(List.of("sim-openai/clean"), "");
            model(window).side().inputs().choose(csv);
          });
      Ui.await("the inputs", () -> says(window, "#compare-inputs-says").contains("60 rows"));
      window.ui().press(KeyCode.CONTROL, KeyCode.ENTER);
      Ui.await("the question", () -> window.ui().has("#compare-confirm"));
      Pictures.take(window.ui(), "compare-confirm");
      window.ui().press(KeyCode.ESCAPE);
      Ui.await("no question", () -> !window.ui().has("#compare-confirm"));
      assertThat(says(window, "#compare-progress")).as("nothing is asked").isEmpty();

      window.ui().press(KeyCode.CONTROL, KeyCode.ENTER);
      Ui.await("the question again", () -> window.ui().has("#compare-confirm"));
      Node go = window.ui().find("#compare-confirm-go");
      Ui.runFx(() -> window.ui().find("#compare-confirm-cap").requestFocus());
      window.ui().type("much");
      assertThat(Ui.onFx(go::isDisabled)).as("no amount").isTrue();
      window.ui().press(KeyCode.CONTROL, KeyCode.A);
      window.ui().type("0.25");
      assertThat(Ui.onFx(go::isDisabled)).isFalse();
      window.ui().press(KeyCode.ENTER);
      Ui.await("cells", () -> says(window, "#compare-progress").contains("of 60 over"));
      assertThat(Ui.onFx(() -> model(window).side().gate().capProperty().get())).isEqualTo("0.25");

      perform(window, "compare.pause");
      Ui.await("none runs", () -> says(window, "#compare-progress").contains(", 0 running"));
      assertThat(says(window, "#compare-progress")).as("some wait").doesNotStartWith("60 of 60");
      perform(window, "compare.pause");
      Ui.await("they go on", () -> !says(window, "#compare-progress").contains(", 0 running"));
      perform(window, "compare.stop");
      Ui.await("all over", () -> says(window, "#compare-progress").startsWith("60 of 60 over"));
    }
  }

  private static void perform(ConsoleWindow window, String id) {
    Ui.runFx(() -> window.shell().actions().find(id).orElseThrow().perform());
  }

  private static CompareModel model(ConsoleWindow window) {
    return window.panels().compare().model();
  }

  private static String says(ConsoleWindow window, String selector) {
    return window.ui().has(selector) ? window.ui().read(selector, Label.class, Label::getText) : "";
  }

  private static String filter(ConsoleWindow window, String name) {
    return window.ui().read("#compare-filter-" + name, ToggleButton.class, ToggleButton::getText);
  }

  private static List<String> results(ConsoleWindow window) {
    return Ui.onFx(
        () ->
            window.ui().find("#compare-results").lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(node -> ((Label) node).getText())
                .toList());
  }

  private static int rows(ConsoleWindow window) {
    return window.ui().read("#compare-grid", VirtualRows.class, VirtualRows::size);
  }

  private static int history(ConsoleWindow window) {
    return window.ui().has("#compare-history-list")
        ? window.ui().read("#compare-history-list", ListView.class, list -> list.getItems().size())
        : 0;
  }
}
