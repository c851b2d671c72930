package dev.sage.workbench.compare;

/**
 * Is told that a cell has something new: content, or another status. Called by the thread that
 * pulls the cell's stream, after every event; must be quick and must not block. A view sets a mark
 * here and drains the cell's buffer at its next pulse.
 */
@FunctionalInterface
public interface CellListener {

  /** Told nothing. */
  CellListener NONE = cell -> {};

  void changed(Cell cell);
}
