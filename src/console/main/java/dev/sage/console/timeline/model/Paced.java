package dev.sage.console.timeline.model;

import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Does what is wanted at once, but not more often than every so often: of what is wanted meanwhile
 * only the latest is done, as soon as it may be. FX thread only.
 */
final class Paced {
  private final PauseTransition apart;
  private @Nullable Runnable next;

  Paced(Duration apart) {
    this.apart = new PauseTransition(apart);
    this.apart.setOnFinished(over -> go());
  }

  /** Does that, now or soon. */
  void want(Runnable action) {
    next = action;
    if (apart.getStatus() != PauseTransition.Status.RUNNING) {
      go();
    }
  }

  /** Whether nothing waits. */
  boolean idle() {
    return next == null;
  }

  /** Wants nothing any more. */
  void stop() {
    next = null;
  }

  private void go() {
    Runnable action = next;
    next = null;
    if (action != null) {
      apart.playFromStart();
      action.run();
    }
  }
}
