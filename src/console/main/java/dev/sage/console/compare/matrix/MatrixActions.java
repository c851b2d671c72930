package dev.sage.console.compare.matrix;

import dev.sage.console.shell.Action;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the matrix offers to palette, keys and buttons.
 *
 * @param looks which rows are shown, and how a run is sent
 * @param ofCell of the cell of the grid that has the focus
 */
public record MatrixActions(
    Action inputs,
    Action remove,
    Action history,
    Action pause,
    Action missing,
    List<Action> looks,
    List<Action> ofCell) {
  /** All of them, in the order of the page of keys. */
  public List<Action> all() {
    return Stream.of(List.of(inputs, remove, history, pause, missing), looks, ofCell)
        .flatMap(List::stream)
        .toList();
  }
}
