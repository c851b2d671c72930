package dev.sage.console.control;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;

/** The ground behind words in the texts of one row; shapes that are used again. FX thread only. */
final class WordMarks {
  private static final double AIR = 2;

  private final List<Node> row;
  private final List<Rectangle> marks = new ArrayList<>();
  private int used;

  /**
   * No marks.
   *
   * @param row the children of the row, whose texts stand before the marks
   */
  WordMarks(List<Node> row) {
    this.row = row;
  }

  /** Begins anew. */
  void clear() {
    used = 0;
    marks.forEach(mark -> mark.setVisible(false));
  }

  /** Marks some characters of a text that begins at {@code x}. */
  void add(String text, TextRange range, double x, double rowHeight, WidthOf widths) {
    int to = Math.min(range.to(), text.length());
    if (range.from() >= to) {
      return;
    }
    if (used == marks.size()) {
      Rectangle fresh = new Rectangle();
      fresh.getStyleClass().add("word-mark");
      // Where the words are hidden, their places are.
      Content.mark(fresh);
      marks.add(fresh);
      row.addFirst(fresh);
    }
    Rectangle mark = marks.get(used++);
    mark.setX(x + width(text.substring(0, range.from()), widths));
    mark.setWidth(width(text.substring(range.from(), to), widths));
    mark.setY(AIR);
    mark.setHeight(rowHeight - 2 * AIR);
    mark.setVisible(true);
  }

  private static double width(String text, WidthOf widths) {
    return text.codePoints().mapToDouble(widths::of).sum();
  }
}
