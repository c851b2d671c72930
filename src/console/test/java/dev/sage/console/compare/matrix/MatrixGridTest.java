package dev.sage.console.compare.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.control.VirtualRows;
import dev.sage.console.ui.Ui;
import dev.sage.workbench.compare.CellAddress;
import dev.sage.workbench.compare.CellListener;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.Comparison;
import dev.sage.workbench.compare.CostEstimate;
import dev.sage.workbench.compare.InputRows;
import dev.sage.workbench.compare.Pricing;
import dev.sage.workbench.store.RunStart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The grid of a run as a person uses it. */
class MatrixGridTest {
  private static final int WIDTH = 980;
  private static final int HEIGHT = 400;

  private final List<CellAddress> asked = new ArrayList<>();
  private MatrixSide side;
  private Ui ui;

  @BeforeEach
  void open() {
    Ui.start();
    side = Ui.onFx(() -> new MatrixSide(new NoRuns(), () -> {}));
    side.attach(new Panel());
    ui = Ui.open(WIDTH, HEIGHT, () -> new MatrixView(side));
  }

  @AfterEach
  void close() {
    ui.close();
  }

  private void show(int columns, int rows) {
    Ui.runFx(() -> side.open(Runs.of(columns, rows, 1), Runs.inputs(rows)));
    Ui.runFx(() -> ui.find("#compare-grid").requestFocus());
  }

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

  private List<Long> columnLefts() {
    List<Long> lefts = new ArrayList<>(lefts(".matrix-line .matrix-input"));
    lefts.addAll(lefts(".matrix-line .matrix-cell"));
    return lefts.stream().distinct().sorted().toList();
  }

  private List<Long> lefts(String selector) {
    return Ui.onFx(
        () ->
            ui.scene().getRoot().lookupAll(selector).stream()
                .filter(node -> node.isVisible() && node.getParent().isVisible())
                .map(node -> Math.round(node.localToScene(node.getLayoutBounds()).getMinX()))
                .distinct()
                .sorted()
                .toList());
  }

  private boolean perform(String id) {
    return Ui.onFx(
        () ->
            side.actions().ofCell().stream()
                .filter(action -> action.id().equals("compare.cell." + id))
                .findFirst()
                .orElseThrow()
                .perform());
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

  private VirtualRows grid() {
    return (VirtualRows) ui.find("#compare-grid");
  }

  private int row() {
    return Ui.onFx(() -> side.matrix().rowProperty().get());
  }

  /** What the cell that has the focus says; of an input what it shows. */
  private String focused() {
    return Ui.onFx(
        () -> {
          Node at = ui.scene().getRoot().lookup(".matrix-line:selected > .matrix-cell:current");
          if (at != null && at.isVisible()) {
            return at.getAccessibleText();
          }
          Node input = ui.scene().getRoot().lookup(".matrix-line:selected > .matrix-input:current");
          return ((Text) input.lookup(".text")).getText();
        });
  }

  private List<Node> cells() {
    return Ui.onFx(
        () ->
            ui.scene().getRoot().lookupAll(".matrix-cell").stream()
                .filter(cell -> cell.getAccessibleText() != null)
                .toList());
  }

  private Node cell(String says) {
    return cells().stream()
        .filter(cell -> cell.getAccessibleText().contains(says))
        .findFirst()
        .orElseThrow();
  }

  private int shownCells() {
    return cells().size();
  }

  private double right() {
    return cells().stream()
        .mapToDouble(cell -> cell.getLayoutX() + cell.getLayoutBounds().getWidth())
        .max()
        .orElseThrow();
  }

  private Node bar() {
    return ui.find(".matrix-grid > .scroll-bar:horizontal");
  }

  private List<String> heads() {
    return Ui.onFx(
        () ->
            ui.scene().getRoot().lookupAll(".matrix-column").stream()
                .filter(Node::isVisible)
                .map(head -> ((Label) head).getText())
                .toList());
  }

  private void wheel(double x, double y, boolean shift) {
    Ui.runFx(
        () ->
            Event.fireEvent(
                grid(),
                new ScrollEvent(
                    ScrollEvent.SCROLL,
                    300,
                    200,
                    300,
                    200,
                    shift,
                    false,
                    false,
                    false,
                    false,
                    false,
                    x,
                    y,
                    x,
                    y,
                    ScrollEvent.HorizontalTextScrollUnits.NONE,
                    0,
                    ScrollEvent.VerticalTextScrollUnits.NONE,
                    0,
                    0,
                    new PickResult(grid(), 300, 200))));
  }

  private static MouseEvent press(double x, double y) {
    return new MouseEvent(
        MouseEvent.MOUSE_PRESSED,
        x,
        y,
        x,
        y,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        true,
        false,
        true,
        null);
  }

  private final class Panel implements MatrixHost {
    @Override
    public void ask(List<CellAddress> cells) {
      asked.addAll(cells);
    }

    @Override
    public void showRow(int row) {
      side.matrix().select(row);
    }

    @Override
    public void open(OpenedRun run) {}

    @Override
    public void stop() {}
  }

  /** Nothing runs here. */
  private static final class NoRuns implements RunDesk {
    @Override
    public void begin(RunStart run) {}

    @Override
    public Comparison prepare(CompareRequest request, CellListener listener) {
      throw new IllegalStateException("nothing runs here");
    }

    @Override
    public void inputs(Path file, Consumer<InputRows> then, Consumer<String> problem) {}

    @Override
    public void estimate(
        Function<Pricing, CostEstimate> look, Consumer<CostEstimate> then, Runnable over) {}

    @Override
    public Pricing pricing() {
      return Pricing.UNKNOWN;
    }

    @Override
    public void runs(int limit, Consumer<List<EarlierRun>> then) {}

    @Override
    public void open(String runId, Consumer<OpenedRun> then) {}
  }
}
