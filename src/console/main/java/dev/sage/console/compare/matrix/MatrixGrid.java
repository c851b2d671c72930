package dev.sage.console.compare.matrix;

import dev.sage.console.control.EmptyState;
import dev.sage.console.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;

/** Inputs × columns, virtual and with rows of one height. FX thread only. */
final class MatrixGrid extends TableView<MatrixRow> {
  private static final double ROW = 44;
  private static final double INPUT_WIDTH = 160;
  private static final double COLUMN_WIDTH = 200;
  private static final double COLUMN_LEAST = 120;

  private final MatrixSide side;

  MatrixGrid(MatrixSide side) {
    super(side.matrix().shown());
    this.side = side;
    setId("compare-grid");
    getStyleClass().add("matrix-grid");
    setAccessibleText(Texts.text("compare.matrix.grid"));
    setFixedCellSize(ROW);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    getSelectionModel().setCellSelectionEnabled(true);
    setPlaceholder(new EmptyState(Feather.FILTER, Texts.text("compare.matrix.filter.none")));
    side.matrix().targetsProperty().subscribe(this::columns);
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            row -> {
              if (row != null && row.index() != side.matrix().rowProperty().get()) {
                side.host().showRow(row.index());
              }
            });
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private void columns(List<String> targets) {
    List<TableColumn<MatrixRow, ?>> next = new ArrayList<>();
    TableColumn<MatrixRow, String> input =
        new TableColumn<>(Texts.text("compare.matrix.column.input"));
    input.setCellValueFactory(
        row ->
            new ReadOnlyStringWrapper(
                (row.getValue().index() + 1) + "  " + row.getValue().input()));
    input.getStyleClass().add("matrix-input");
    input.setPrefWidth(INPUT_WIDTH);
    input.setMinWidth(COLUMN_LEAST);
    input.setSortable(false);
    input.setReorderable(false);
    next.add(input);
    for (int i = 0; i < targets.size(); i++) {
      int place = i;
      TableColumn<MatrixRow, Number> column =
          new TableColumn<>((char) ('A' + i) + "  " + targets.get(i));
      column.setCellValueFactory(row -> row.getValue().versionProperty());
      column.setCellFactory(table -> new MatrixCellView(place));
      column.setPrefWidth(COLUMN_WIDTH);
      column.setMinWidth(COLUMN_LEAST);
      column.setSortable(false);
      column.setReorderable(false);
      next.add(column);
    }
    getColumns().setAll(next);
  }

  /** Enter shows, R asks a cell again, Shift+R its column, Delete ends a cell. */
  private void key(KeyEvent event) {
    @SuppressWarnings("unchecked")
    TablePosition<MatrixRow, ?> focused = getFocusModel().getFocusedCell();
    int column = focused.getColumn() - 1;
    if (focused.getRow() < 0
        || focused.getRow() >= getItems().size()
        || event.isShortcutDown()
        || event.isAltDown()) {
      return;
    }
    MatrixRow row = getItems().get(focused.getRow());
    switch (event.getCode()) {
      case ENTER -> side.host().showRow(row.index());
      case R -> {
        if (column < 0) {
          return;
        }
        MatrixModel matrix = side.matrix();
        side.host()
            .ask(event.isShiftDown() ? matrix.column(column) : matrix.cell(column, row.index()));
      }
      case DELETE -> {
        if (column < 0) {
          return;
        }
        side.matrix().stop(column, row.index(), Texts.text("compare.cancel.reason"));
      }
      default -> {
        return;
      }
    }
    event.consume();
  }
}
