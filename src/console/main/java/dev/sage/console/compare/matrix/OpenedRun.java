package dev.sage.console.compare.matrix;

import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.store.RunDetail;
import java.util.List;

/**
 * An earlier run with the latest call of each of its cells, looked at already. Immutable.
 *
 * @param prompt what was asked; without assertions where its document can't be read
 */
public record OpenedRun(RunDetail detail, Prompt prompt, List<OpenedCell> cells) {
  /** Copies what is collected. */
  public OpenedRun {
    cells = List.copyOf(cells);
  }
}
