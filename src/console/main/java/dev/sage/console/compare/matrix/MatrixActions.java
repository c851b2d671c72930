package dev.sage.console.compare.matrix;

import dev.sage.console.shell.Action;
import java.util.List;

/** What the matrix offers to palette, keys and buttons. */
public record MatrixActions(Action inputs, Action history, Action pause, Action missing) {
  /** All of them, in the order of the page of keys. */
  public List<Action> all() {
    return List.of(inputs, history, pause, missing);
  }
}
