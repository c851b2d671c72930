package dev.sage.console.compare.matrix;

import dev.sage.console.control.Content;
import dev.sage.console.control.Ellipsis;
import dev.sage.console.control.Hint;
import dev.sage.console.control.VirtualRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A row of the grid: an input, and a cell for each column in sight. It is written anew where its
 * row is another or has changed, and moved where only the columns have. FX thread only.
 */
final class MatrixLine extends VirtualRow {
  /** How high it is, in pixels. */
  static final int HEIGHT = 44;

  private static final double PADDING = 8;
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final IntFunction<MatrixRow> rows;
  private final MatrixColumns columns;
  private final Ellipsis ellipsis;
  private final Text words = new Text();

  /** It lies over the cells, which pass below it. */
  private final Pane input = new Pane(words);

  private final List<MatrixCellView> cells = new ArrayList<>();
  private @Nullable MatrixRow shown;
  private int version;
  private int placed;

  /**
   * A row that shows nothing yet.
   *
   * @param rows what stands at a place
   */
  MatrixLine(IntFunction<MatrixRow> rows, MatrixColumns columns, Ellipsis ellipsis) {
    this.rows = rows;
    this.columns = columns;
    this.ellipsis = ellipsis;
    getStyleClass().add("matrix-line");
    words.getStyleClass().setAll("text", "matrix-words");
    words.setManaged(false);
    words.setTextOrigin(VPos.CENTER);
    words.setX(PADDING);
    words.setY(MatrixCellView.FIRST_LINE);
    Content.mark(words);
    input.getStyleClass().add("matrix-input");
    input.setManaged(false);
    Hint.on(input, () -> shown == null ? "" : said(shown));
    getChildren().setAll(input);
    visibleProperty().subscribe(this::left);
  }

  @Override
  protected void show(int index) {
    MatrixRow row = rows.apply(index);
    if (row.equals(shown) && row.version() == version && columns.version() == placed) {
      return;
    }
    shown = row;
    version = row.version();
    placed = columns.version();
    input.resizeRelocate(0, 0, columns.input(), HEIGHT);
    input.pseudoClassStateChanged(CURRENT, columns.current() == MatrixColumns.INPUT);
    String said = ellipsis.fit(said(row), columns.input() - 2 * PADDING);
    if (!said.equals(words.getText())) {
      words.setText(said);
    }
    showCells(row);
  }

  private static String said(MatrixRow row) {
    return (row.index() + 1) + "  " + row.input();
  }

  private void showCells(MatrixRow row) {
    int slots = columns.slots();
    while (cells.size() < slots) {
      MatrixCellView cell = new MatrixCellView(ellipsis);
      cells.add(cell);
      getChildren().add(getChildren().size() - 1, cell);
    }
    int end = Math.min(columns.end(), row.columns());
    boolean[] used = new boolean[cells.size()];
    for (int column = columns.first(); column < end; column++) {
      int slot = column % cells.size();
      used[slot] = true;
      MatrixCellView cell = cells.get(slot);
      cell.show(row.column(column), columns.width(column));
      cell.current(column == columns.current());
      cell.resizeRelocate(columns.x(column), 0, columns.width(column), HEIGHT);
    }
    for (int slot = 0; slot < used.length; slot++) {
      if (!used[slot]) {
        cells.get(slot).clear();
      }
    }
  }

  /** Out of sight it holds nothing. */
  private void left(boolean inSight) {
    if (!inSight) {
      shown = null;
      cells.forEach(MatrixCellView::clear);
    }
  }

  /** The input, and the cell that has the focus or, where none has, how all in sight stand. */
  @Override
  protected String words() {
    MatrixRow row = shown;
    if (row == null) {
      return "";
    }
    int column = columns.current();
    List<String> parts = new ArrayList<>();
    parts.add(words.isVisible() ? said(row) : String.valueOf(row.index() + 1));
    if (column >= columns.first() && column < Math.min(columns.end(), row.columns())) {
      parts.add(MatrixHead.letter(column));
      parts.add(cells.get(column % cells.size()).spoken());
    } else {
      for (int each = 0; each < row.columns(); each++) {
        parts.add(MatrixHead.letter(each) + " " + CellWords.labels(row.column(each)));
      }
    }
    return String.join(", ", parts);
  }
}
