package dev.sage.console.compare.answer;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * Lays columns out side by side, at equal widths; more than fit stand in two rows, because eight
 * narrow columns cannot be read and nobody scrolls sideways to compare.
 */
public final class ColumnsPane extends Region {
  private static final double LEAST_WIDTH = 216;
  private static final double GAP = 1;

  public ColumnsPane() {
    getStyleClass().add("compare-columns");
    setMinSize(LEAST_WIDTH, 120);
  }

  public void set(List<? extends Node> columns) {
    getChildren().setAll(columns);
  }

  @Override
  protected void layoutChildren() {
    List<Node> columns = getManagedChildren();
    int count = columns.size();
    if (count == 0) {
      return;
    }
    Insets insets = getInsets();
    double width = getWidth() - insets.getLeft() - insets.getRight();
    double height = getHeight() - insets.getTop() - insets.getBottom();
    int rows = rows(count, width);
    int across = Math.ceilDiv(count, rows);
    double rowHeight = (height - (rows - 1) * GAP) / rows;
    for (int i = 0; i < count; i++) {
      int row = i / across;
      int inRow = Math.min(across, count - row * across);
      double wide = (width - (inRow - 1) * GAP) / inRow;
      double x = snapPositionX(insets.getLeft() + i % across * (wide + GAP));
      double y = snapPositionY(insets.getTop() + row * (rowHeight + GAP));
      double right = snapPositionX(insets.getLeft() + i % across * (wide + GAP) + wide);
      double bottom = snapPositionY(insets.getTop() + row * (rowHeight + GAP) + rowHeight);
      columns.get(i).resizeRelocate(x, y, right - x, bottom - y);
    }
  }

  /** One row where all columns are wide enough to read, else two. */
  public static int rows(int count, double width) {
    return count * LEAST_WIDTH <= width || count <= 2 ? 1 : 2;
  }
}
