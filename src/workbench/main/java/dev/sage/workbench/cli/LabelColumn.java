package dev.sage.workbench.cli;

import dev.sage.workbench.compare.Cell;
import dev.sage.workbench.compare.CompareRequest;

/** The targets' names at the left of their lines, of one width. Immutable. */
final class LabelColumn {

  /** Blue, orange, green, magenta, cyan, yellow: told apart on dark and on light. */
  private static final int[] COLORS = {34, 33, 32, 35, 36, 93};

  private final int width;
  private final boolean repeated;
  private final boolean colors;

  LabelColumn(CompareRequest request, boolean colors) {
    this.repeated = request.repetitions() > 1;
    this.colors = colors;
    this.width =
        request.targets().stream().mapToInt(target -> target.label().length()).max().orElse(0)
            + (repeated ? 1 + Integer.toString(request.repetitions()).length() : 0);
  }

  String of(Cell cell) {
    String name = cell.target().label() + (repeated ? "#" + cell.repetition() : "");
    String padded = name + " ".repeat(Math.max(0, width - name.length())) + " │ ";
    return colors
        ? "\u001b[" + COLORS[cell.column() % COLORS.length] + "m" + padded + "\u001b[0m"
        : padded;
  }
}
