package dev.sage.console.control;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;

/**
 * The row that is selected, or the rows from where a selection began to it. Not thread-safe; FX
 * thread, or any one thread in a test.
 */
final class RowSelection {
  private final IntegerProperty lead = new SimpleIntegerProperty(VirtualRows.NONE);
  private final Runnable changed;
  private int anchor = VirtualRows.NONE;
  private boolean ranges;
  private boolean extending;

  /**
   * None.
   *
   * @param changed told when other rows are selected
   */
  RowSelection(Runnable changed) {
    this.changed = changed;
    lead.subscribe(this::chosen);
  }

  /** The row that moves when a selection grows; set from outside it is the only one. */
  IntegerProperty leadProperty() {
    return lead;
  }

  int lead() {
    return lead.get();
  }

  /** Lets more than one row be selected. */
  void allowRanges() {
    ranges = true;
  }

  boolean ranges() {
    return ranges;
  }

  boolean any() {
    return anchor != VirtualRows.NONE;
  }

  int first() {
    return Math.min(anchor, lead.get());
  }

  int last() {
    return Math.max(anchor, lead.get());
  }

  boolean has(int row) {
    return row >= 0 && row >= first() && row <= last();
  }

  /** Selects a row, or with it all from where the selection began. */
  void select(int row, boolean extend) {
    if (!extend || !ranges || !any()) {
      anchor = row;
    }
    extending = true;
    lead.set(row);
    extending = false;
    changed.run();
  }

  /** Selects so many rows, from the first on. */
  void selectAll(int size) {
    anchor = 0;
    select(size - 1, true);
  }

  /** There are so many rows now. */
  void size(int rows) {
    if (lead.get() >= rows) {
      lead.set(VirtualRows.NONE);
    } else if (anchor >= rows) {
      anchor = lead.get();
    }
  }

  /** So many rows at the beginning have gone: what is left of the selection moves up. */
  void forget(int count) {
    int to = lead.get() - count;
    int from = Math.max(0, anchor - count);
    select(to < 0 ? VirtualRows.NONE : to, false);
    anchor = any() ? from : VirtualRows.NONE;
    changed.run();
  }

  private void chosen() {
    if (!extending) {
      anchor = lead.get();
      changed.run();
    }
  }
}
