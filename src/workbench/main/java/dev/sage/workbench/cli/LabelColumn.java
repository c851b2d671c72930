package dev.sage.workbench.cli;

import dev.sage.workbench.compare.Cell;
import dev.sage.workbench.compare.CompareRequest;

/** The targets' names at the left of their lines, of one width. Immutable. */
final class LabelColumn {

  /** Blue, orange, green, magenta, cyan, yellow: told apart on dark and on light. */
  private static final int[] COLORS = {34, 33, 32, 35, 36, 93};

  private final int width;
  private final CompareRequest request;
  private final boolean colors;

  LabelColumn(CompareRequest request, boolean colors) {
    this.request = request;
    this.colors = colors;
    this.width =
        request.targets().stream().mapToInt(target -> target.label().length()).max().orElse(0)
            + places(":", request.rows())
            + places("#", request.repetitions());
  }

  private static int places(String mark, int most) {
    return most > 1 ? mark.length() + Integer.toString(most).length() : 0;
  }

  /** The target, with the row and the repetition where there are several: {@code a/b:3#2}. */
  static String name(Cell cell, CompareRequest request) {
    return cell.target().label()
        + (request.rows() > 1 ? ":" + (cell.row() + 1) : "")
        + (request.repetitions() > 1 ? "#" + cell.repetition() : "");
  }

  String of(Cell cell) {
    String name = name(cell, request);
    String padded = name + " ".repeat(Math.max(0, width - name.length())) + " │ ";
    return colors
        ? "\u001b[" + COLORS[cell.column() % COLORS.length] + "m" + padded + "\u001b[0m"
        : padded;
  }
}
