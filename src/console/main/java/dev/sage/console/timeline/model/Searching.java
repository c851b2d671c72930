package dev.sage.console.timeline.model;

import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.util.Duration;

/**
 * Whether a person waits for an answer, from when it is felt: what is answered sooner must not
 * blink. What is asked without them, as the clock goes on, is nothing that they wait for. FX thread
 * only.
 */
final class Searching {
  private static final Duration FELT = Duration.millis(100);

  /** Who goes on asking waits, too, where nothing has been answered for so long. */
  private static final long AT_MOST_NANOS = 500_000_000;

  private final ReadOnlyBooleanWrapper now = new ReadOnlyBooleanWrapper();
  private final PauseTransition felt = new PauseTransition(FELT);
  private long last;
  private long wanted;
  private long since;

  Searching() {
    felt.setOnFinished(event -> now.set(true));
  }

  ReadOnlyBooleanProperty property() {
    return now.getReadOnlyProperty();
  }

  /**
   * Something is asked.
   *
   * @param byPerson whether somebody waits for it
   * @return its number
   */
  long ask(boolean byPerson) {
    last++;
    if (byPerson) {
      if (!now.get()) {
        begin(false);
      }
      wanted = last;
    }
    return last;
  }

  /** The question of that number has its answer, or never will. */
  void answered(long number) {
    if (number >= wanted) {
      stop();
    } else if (!now.get()) {
      // A picture that keeps up by a step less is not waited for.
      begin(true);
    }
  }

  /** While what is asked changes nobody waits yet for an answer to one of it. */
  private void begin(boolean anew) {
    if (anew || felt.getStatus() != PauseTransition.Status.RUNNING) {
      since = System.nanoTime();
    }
    if (anew || System.nanoTime() - since < AT_MOST_NANOS) {
      felt.playFromStart();
    }
  }

  /** Nobody waits any more. */
  void stop() {
    felt.stop();
    now.set(false);
  }
}
