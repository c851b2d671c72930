package dev.sage.console.compare.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.shell.PanelId;
import dev.sage.console.theme.ThemeChoice;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The grid in the window: cells that change, the card of its figures, and how it looks. */
class MatrixGridWindowTest {
  private static final int ROWS = 20;

  @TempDir private Path home;

  @Test
  void a_cell_that_changes_is_written_alone_and_keeps_place_and_focus() throws Exception {
    try (ConsoleWindow window = ConsoleWindow.open(home.resolve("state"), Speed.INSTANT)) {
      run(window);
      focusGrid(window);
      window.ui().press(KeyCode.END);
      window.ui().press(KeyCode.RIGHT);
      window.ui().press(KeyCode.RIGHT);
      assertThat(row(window)).isEqualTo(ROWS - 1);
      VirtualRows grid = (VirtualRows) window.ui().find("#compare-grid");
      int first = Ui.onFx(grid::first);
      assertThat(first).isPositive();
      List<Text> written = new ArrayList<>();
      Ui.runFx(
          () ->
              texts(grid)
                  .forEach(
                      text ->
                          text.textProperty().addListener((of, before, now) -> written.add(text))));
      String call = call(window);
      window.ui().press(KeyCode.R);
      Ui.await("another call", () -> !call(window).equals(call));
      Ui.await("it is over", () -> window.panels().compare().idle());
      Node cell = focused(window);
      Ui.await("its cell", () -> String.valueOf(cell.getAccessibleText()).startsWith("Complete"));
      assertThat(Ui.onFx(() -> List.copyOf(written)))
          .isNotEmpty()
          .allMatch(text -> cell.equals(text.getParent()));
      assertThat(Ui.onFx(grid::first)).isEqualTo(first);
      assertThat(row(window)).isEqualTo(ROWS - 1);
      assertThat(Ui.onFx(grid::isFocused)).isTrue();
    }
  }

  @Test
  void the_figures_of_a_cell_open_their_cards_by_key() throws Exception {
    try (ConsoleWindow window = ConsoleWindow.open(home.resolve("state"), Speed.INSTANT)) {
      run(window);
      focusGrid(window);
      window.ui().press(KeyCode.I);
      assertThat(window.ui().has("#streams-card")).as("an input has no figures").isFalse();
      window.ui().press(KeyCode.RIGHT);
      window.ui().press(KeyCode.I);
      assertThat(card(window)).isEqualTo("Time to first token (TTFT)");
      Ui.runFx(((Button) window.ui().find("#streams-card-next"))::fire);
      assertThat(card(window)).isEqualTo("End to end (E2E)");
      Ui.runFx(((Button) window.ui().find("#streams-card-previous"))::fire);
      Pictures.take(window.ui(), "compare-grid-card");
      window.ui().press(KeyCode.ESCAPE);
      assertThat(window.ui().has("#streams-card")).isFalse();
      assertThat(Ui.onFx(window.ui().find("#compare-grid")::isFocused)).isTrue();
    }
  }

  @Test
  void j_and_k_go_from_row_to_row_wherever_the_focus_is_but_in_a_text() throws Exception {
    try (ConsoleWindow window = ConsoleWindow.open(home.resolve("state"), Speed.INSTANT)) {
      run(window);
      Ui.runFx(() -> window.ui().find("#compare-filter-all").requestFocus());
      window.ui().press(KeyCode.J);
      window.ui().press(KeyCode.J);
      assertThat(row(window)).isEqualTo(2);
      window.ui().press(KeyCode.K);
      assertThat(row(window)).isEqualTo(1);
      window.ui().press(KeyCode.K);
      window.ui().press(KeyCode.K);
      assertThat(row(window)).as("above the first there is none").isZero();
      focusGrid(window);
      window.ui().press(KeyCode.J);
      assertThat(row(window)).isEqualTo(1);
    }
  }

  @Test
  void the_palette_acts_on_the_cell_that_had_the_focus() throws Exception {
    try (ConsoleWindow window = ConsoleWindow.open(home.resolve("state"), Speed.INSTANT)) {
      run(window);
      focusGrid(window);
      window.ui().press(KeyCode.RIGHT);
      window.ui().press(KeyCode.CONTROL, KeyCode.K);
      window.ui().type("figures of the cell");
      window.ui().press(KeyCode.ENTER);
      assertThat(card(window)).isEqualTo("Time to first token (TTFT)");
      window.ui().press(KeyCode.ESCAPE);
      Ui.runFx(() -> window.ui().find("#compare-filter-all").requestFocus());
      window.ui().press(KeyCode.I);
      assertThat(window.ui().has("#streams-card")).as("the focus is elsewhere").isFalse();
    }
  }

  @Test
  void what_it_shows_is_hidden_while_the_window_is_shown_to_others() throws Exception {
    try (ConsoleWindow window = ConsoleWindow.open(home.resolve("state"), Speed.INSTANT)) {
      run(window);
      Ui.runFx(() -> window.shell().services().presentation().onProperty().set(true));
      Node grid = window.ui().find("#compare-grid");
      assertThat(Ui.onFx(() -> grid.lookupAll(".matrix-words")))
          .isNotEmpty()
          .allMatch(node -> !node.isVisible());
      assertThat(Ui.onFx(() -> grid.lookupAll(".matrix-figures"))).allMatch(Node::isVisible);
    }
  }

  @Test
  void it_looks_well_with_two_eight_and_twenty_columns_in_both_themes() {
    try (ConsoleWindow window = ConsoleWindow.open(home.resolve("state"), Speed.INSTANT)) {
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.COMPARE));
      for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
        Ui.runFx(() -> window.shell().themes().choiceProperty().set(theme));
        for (int columns : new int[] {2, 8, 20}) {
          picture(window, columns, theme, 1440, 900);
          picture(window, columns, theme, 1280, 800);
        }
      }
    }
  }

  private static void picture(
      ConsoleWindow window, int columns, ThemeChoice theme, int width, int height) {
    Ui.runFx(
        () -> {
          window.ui().stage().setWidth(width);
          window.ui().stage().setHeight(height);
          window
              .panels()
              .compare()
              .side()
              .open(Runs.of(columns, 40, columns == 8 ? 3 : 1), Runs.inputs(40));
        });
    focusGrid(window);
    for (int i = 0; i < columns - 1; i++) {
      window.ui().press(KeyCode.RIGHT);
    }
    Node cell = focused(window);
    assertThat(Ui.onFx(() -> cell.localToScene(cell.getLayoutBounds()).getMaxX()))
        .isLessThanOrEqualTo(width);
    Pictures.take(window.ui(), "compare-grid-" + columns + "-" + theme.key() + "-" + width);
  }

  private void run(ConsoleWindow window) throws Exception {
    Path csv =
        Files.writeString(
            home.resolve("topics.csv"),
            IntStream.range(0, ROWS)
                .mapToObj(i -> "topic " + i + "\n")
                .collect(Collectors.joining("", "topic\n", "")));
    Ui.runFx(
        () -> {
          window.shell().services().navigator().open(PanelId.COMPARE);
          window.panels().compare().side().inputs().choose(csv);
        });
    Ui.await(
        "the inputs",
        () -> window.panels().compare().side().inputs().rowsProperty().get().present());
    Ui.runFx(
        () -> window.panels().compare().runWith(Collections.nCopies(2, "sim-openai/clean"), ""));
    Ui.await("cells", () -> !matrix(window).runId().isEmpty());
    Ui.await("all", () -> window.panels().compare().idle() && !matrix(window).running());
  }

  private static MatrixModel matrix(ConsoleWindow window) {
    return window.panels().compare().side().matrix();
  }

  private static int row(ConsoleWindow window) {
    return Ui.onFx(() -> matrix(window).rowProperty().get());
  }

  private static String call(ConsoleWindow window) {
    return Ui.onFx(() -> matrix(window).shown().getLast().entry(1, 1).callId());
  }

  private static void focusGrid(ConsoleWindow window) {
    Ui.runFx(() -> window.ui().find("#compare-grid").requestFocus());
    window.ui().press(KeyCode.HOME);
    window.ui().press(KeyCode.CONTROL, KeyCode.LEFT);
  }

  private static Node focused(ConsoleWindow window) {
    return window.ui().find(".matrix-line:selected > .matrix-cell:current");
  }

  private static List<Text> texts(Node grid) {
    return grid.lookupAll(".text").stream()
        .filter(Text.class::isInstance)
        .filter(text -> !text.getStyleClass().contains("ikonli-font-icon"))
        .map(Text.class::cast)
        .toList();
  }

  private static String card(ConsoleWindow window) {
    return window.ui().read("#streams-card .section-title", Label.class, Label::getText);
  }
}
