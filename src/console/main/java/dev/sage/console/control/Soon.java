package dev.sage.console.control;

import javafx.application.Platform;

/**
 * Does something once, after what happens now, however often it is asked for meanwhile: what
 * depends on a layout or a caret that is about to change. FX thread only.
 */
public final class Soon {
  private final Runnable action;
  private boolean asked;

  /** Does that when it is asked to. */
  public Soon(Runnable action) {
    this.action = action;
  }

  /** Asks for it. */
  public void ask() {
    if (!asked) {
      asked = true;
      Platform.runLater(
          () -> {
            asked = false;
            action.run();
          });
    }
  }
}
