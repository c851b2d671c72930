package dev.sage.console.redaction;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** What was changed and can be taken back, the latest first. FX thread only. */
final class Changes {
  private static final int KEPT = 50;

  private final Deque<Runnable> back = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();

  /** Remembers how to take a change back. */
  void done(Runnable undo) {
    back.push(undo);
    if (back.size() > KEPT) {
      back.removeLast();
    }
    possible.set(true);
  }

  /** Takes the latest change back. */
  void undo() {
    Runnable latest = back.poll();
    possible.set(!back.isEmpty());
    if (latest != null) {
      latest.run();
    }
  }

  /** Whether there is something to take back. */
  ReadOnlyBooleanProperty possibleProperty() {
    return possible.getReadOnlyProperty();
  }
}
