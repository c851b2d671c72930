package dev.sage.console.compare.matrix;

import dev.sage.console.shell.Action;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the matrix offers to palette, keys and buttons.
 *
 * @param ofCell of the cell of the grid that has the focus
 */
public record MatrixActions(
    Action inputs, Action history, Action pause, Action missing, List<Action> ofCell) {
  /** All of them, in the order of the page of keys. */
  public List<Action> all() {
    return Stream.concat(Stream.of(inputs, history, pause, missing), ofCell.stream()).toList();
  }
}
