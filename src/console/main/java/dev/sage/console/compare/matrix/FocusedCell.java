package dev.sage.console.compare.matrix;

/**
 * The cell of the grid that has the focus.
 *
 * @param column from 0, or {@link MatrixColumns#INPUT}
 */
record FocusedCell(MatrixRow row, int column) {
  /** Whether it is an answer, not the input of its row. */
  boolean answers() {
    return column != MatrixColumns.INPUT;
  }
}
