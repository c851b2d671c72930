package dev.sage.console.compare.matrix;

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
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A window with the grid of an earlier run, and what can be read in it. */
abstract class MatrixGridCase {

  static final int WIDTH = 980;
  static final int HEIGHT = 400;

  final List<CellAddress> asked = new ArrayList<>();
  MatrixSide side;
  Ui ui;

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

  void show(int columns, int rows) {
    Ui.runFx(() -> side.open(Runs.of(columns, rows, 1), Runs.inputs(rows)));
    Ui.runFx(() -> ui.find("#compare-grid").requestFocus());
  }

  List<Long> columnLefts() {
    List<Long> lefts = new ArrayList<>(lefts(".matrix-line .matrix-input"));
    lefts.addAll(lefts(".matrix-line .matrix-cell"));
    return lefts.stream().distinct().sorted().toList();
  }

  List<Long> lefts(String selector) {
    return Ui.onFx(
        () ->
            ui.scene().getRoot().lookupAll(selector).stream()
                .filter(node -> node.isVisible() && node.getParent().isVisible())
                .map(node -> Math.round(node.localToScene(node.getLayoutBounds()).getMinX()))
                .distinct()
                .sorted()
                .toList());
  }

  boolean perform(String id) {
    return Ui.onFx(
        () ->
            side.actions().ofCell().stream()
                .filter(action -> action.id().equals("compare.cell." + id))
                .findFirst()
                .orElseThrow()
                .perform());
  }

  VirtualRows grid() {
    return (VirtualRows) ui.find("#compare-grid");
  }

  int row() {
    return Ui.onFx(() -> side.matrix().rowProperty().get());
  }

  /** What the cell that has the focus says; of an input what it shows. */
  String focused() {
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

  List<Node> cells() {
    return Ui.onFx(
        () ->
            ui.scene().getRoot().lookupAll(".matrix-cell").stream()
                .filter(cell -> cell.getAccessibleText() != null)
                .toList());
  }

  Node cell(String says) {
    return cells().stream()
        .filter(cell -> cell.getAccessibleText().contains(says))
        .findFirst()
        .orElseThrow();
  }

  int shownCells() {
    return cells().size();
  }

  double right() {
    return cells().stream()
        .mapToDouble(cell -> cell.getLayoutX() + cell.getLayoutBounds().getWidth())
        .max()
        .orElseThrow();
  }

  Node bar() {
    return ui.find(".matrix-grid > .scroll-bar:horizontal");
  }

  List<String> heads() {
    return Ui.onFx(
        () ->
            ui.scene().getRoot().lookupAll(".matrix-column").stream()
                .filter(Node::isVisible)
                .map(head -> ((Label) head).getText())
                .toList());
  }

  void wheel(double x, double y, boolean shift) {
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

  static MouseEvent press(double x, double y) {
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

  final class Panel implements MatrixHost {
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
  static final class NoRuns implements RunDesk {
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
