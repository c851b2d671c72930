package dev.sage.console.compare.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.control.VirtualRows;
import dev.sage.console.ui.Ui;
import dev.sage.workbench.compare.CellAddress;
import java.util.List;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The grid of a run as a person uses it. */
class MatrixGridTest extends MatrixGridCase {

  @Test
  void keys_move_the_focus_by_rows_and_columns_and_the_row_is_shown() {
    show(4, 100);
    assertThat(focused()).isEqualTo("1  subject number 0");
    ui.press(KeyCode.RIGHT);
    ui.press(KeyCode.RIGHT);
    ui.press(KeyCode.DOWN);
    ui.press(KeyCode.DOWN);
    assertThat(focused()).contains("Answer 2 of 1,");
    assertThat(row()).isEqualTo(2);
    ui.press(KeyCode.UP);
    ui.press(KeyCode.LEFT);
    assertThat(focused()).contains("Answer 1 of 0,");
    ui.press(KeyCode.END);
    assertThat(focused()).contains("Answer 99 of 0,");
    int page = Ui.onFx(grid()::page);
    assertThat(page).isGreaterThan(3);
    ui.press(KeyCode.PAGE_UP);
    assertThat(row()).isEqualTo(99 - page);
    ui.press(KeyCode.PAGE_DOWN);
    assertThat(row()).isEqualTo(99);
    ui.press(KeyCode.HOME);
    ui.press(KeyCode.LEFT);
    assertThat(focused()).isEqualTo("1  subject number 0");
  }

  @Test
  void a_cell_is_asked_again_alone_or_with_its_column_while_it_has_the_focus() {
    show(3, 5);
    assertThat(perform("ask")).as("an input is no cell").isFalse();
    ui.press(KeyCode.DOWN);
    ui.press(KeyCode.RIGHT);
    ui.press(KeyCode.RIGHT);
    assertThat(perform("ask")).isTrue();
    assertThat(asked).containsExactly(new CellAddress(1, 1, 1));
    asked.clear();
    assertThat(perform("column")).isTrue();
    assertThat(asked).hasSize(5).allMatch(address -> address.column() == 1);
    Ui.runFx(() -> ui.find("#compare-filter-all").requestFocus());
    assertThat(perform("ask")).as("the focus is elsewhere").isFalse();
    assertThat(perform("show")).isFalse();
  }

  @Test
  void heads_stand_over_their_columns_and_the_bar_is_there_after_another_width() {
    show(4, 10);
    for (int width : new int[] {1_400, 460}) {
      Ui.runFx(() -> ui.stage().setWidth(width));
      Ui.await("heads over the columns", () -> lefts(".matrix-column").equals(columnLefts()));
    }
    assertThat(Ui.onFx(() -> bar().isVisible() && bar().getLayoutBounds().getHeight() > 0))
        .as("there is more to the right")
        .isTrue();
  }

  @Test
  void fifty_columns_are_reached_by_keys_and_by_the_wheel() {
    show(50, 20);
    assertThat(shownCells()).as("only what is in sight exists").isLessThan(20 * 10);
    for (int i = 0; i < 50; i++) {
      ui.press(KeyCode.RIGHT);
    }
    assertThat(focused()).contains("Answer 0 of 49,");
    assertThat(heads()).contains("AX  provider/model-49").doesNotContain("A  provider/model-0");
    ui.press(KeyCode.CONTROL, KeyCode.LEFT);
    assertThat(focused()).startsWith("1  subject num");
    ui.press(KeyCode.RIGHT);
    assertThat(heads()).contains("A  provider/model-0");

    wheel(-4_000, 0, false);
    assertThat(heads()).contains("AH  provider/model-33").doesNotContain("A  provider/model-0");
    wheel(0, 10_000, true);
    assertThat(heads()).contains("A  provider/model-0");
    wheel(0, -440, false);
    assertThat(Ui.onFx(() -> grid().first())).isEqualTo(10);
    assertThat(heads()).contains("A  provider/model-0");
  }

  @Test
  void few_columns_fill_the_width_and_need_no_bar() {
    show(2, 3);
    assertThat(right()).isEqualTo(WIDTH - VirtualRows.BAR);
    assertThat(bar().isVisible()).isFalse();
    show(8, 3);
    assertThat(bar().isVisible()).isTrue();
    assertThat(cells()).allMatch(cell -> cell.getLayoutBounds().getWidth() == 120);
  }

  @Test
  void a_click_gives_a_cell_the_focus_and_shows_its_row() {
    show(3, 50);
    Node cell = cell("Answer 4 of 2,");
    Ui.runFx(
        () -> {
          Bounds at = cell.localToScene(cell.getLayoutBounds());
          Event.fireEvent(cell, press(at.getCenterX(), at.getCenterY()));
        });
    assertThat(row()).isEqualTo(4);
    assertThat(focused()).contains("Answer 4 of 2,");
  }

  @Test
  void what_the_filter_lets_pass_is_shown_and_nothing_else() {
    show(1, 50);
    Ui.runFx(() -> side.matrix().filterProperty().set(MatrixFilter.ERRORS));
    // Two cells of five did not end as they should.
    assertThat(Ui.onFx(grid()::size)).isEqualTo(20);
    ui.press(KeyCode.HOME);
    assertThat(row()).isEqualTo(2);
    Ui.runFx(() -> side.matrix().filterProperty().set(MatrixFilter.DIFFERENT));
    assertThat(Ui.onFx(grid()::size)).isZero();
    assertThat(ui.find(".matrix-grid .empty-state").isVisible()).isTrue();
    assertThat(shownCells()).isZero();
    ui.press(KeyCode.DOWN);
    ui.press(KeyCode.RIGHT);
    Ui.runFx(() -> side.matrix().filterProperty().set(MatrixFilter.ALL));
    assertThat(ui.find(".matrix-grid .empty-state").isVisible()).isFalse();
    assertThat(grid().selectedProperty().get()).isEqualTo(2);
  }

  @Test
  void what_is_looked_at_stays_when_the_filter_lets_more_pass() {
    show(1, 500);
    Ui.runFx(() -> side.matrix().filterProperty().set(MatrixFilter.ERRORS));
    Ui.runFx(() -> grid().scrollTo(40));
    Node cell = cell("Answer 102 of 0,");
    double y = Ui.onFx(() -> cell.localToScene(0, 0).getY());
    Ui.runFx(() -> side.matrix().filterProperty().set(MatrixFilter.ALL));
    assertThat(Ui.onFx(() -> cell("Answer 102 of 0,").localToScene(0, 0).getY())).isEqualTo(y);
  }

  @Test
  void another_run_begins_at_its_first_row() {
    show(4, 500);
    ui.press(KeyCode.END);
    show(6, 300);
    assertThat(Ui.onFx(() -> grid().first())).isZero();
    assertThat(Ui.onFx(() -> grid().selectedProperty().get())).isZero();
    assertThat(heads()).contains("F  provider/model-5");
    Ui.runFx(() -> grid().scrollTo(200));
    show(6, 300);
    assertThat(Ui.onFx(() -> grid().first())).as("the same run, opened again").isZero();
  }

  @Test
  void every_repetition_has_its_state_up_to_five() {
    Ui.runFx(() -> side.open(Runs.of(2, 3, 7), Runs.inputs(3)));
    Node cell = cell("Answer 0 of 0,");
    assertThat(cell.lookupAll(".status-icon")).hasSize(5);
    assertThat(cell.getAccessibleText().split("\\.", 2)[0].split(", ")).hasSize(7);
  }

  @Test
  void a_cell_says_uncut_what_each_figure_is() {
    MatrixEntry entry = Runs.of(1, 1, 1).cells().getFirst().entry();
    assertThat(CellWords.line(entry)).isEqualTo("TTFT 300 ms · 1.20 s · $0.0031");
    assertThat(CellWords.whole(List.of(entry)))
        .contains(
            "longer than there is room.",
            "Time to first token (TTFT): 300 ms.",
            "End to end (E2E): 1.20 s.",
            "Cost: $0.0031.");
  }
}
