package dev.sage.console.streams;

import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.util.Duration;

/** Says that something is being read, once that is felt. FX thread only. */
final class Coming extends Label {
  private static final Duration FELT = Duration.millis(300);

  private final PauseTransition felt = new PauseTransition(FELT);
  private boolean waiting;

  Coming(String words) {
    super(words);
    setId("streams-coming");
    getStyleClass().add("secondary");
    setVisible(false);
    felt.setOnFinished(event -> setVisible(waiting));
  }

  /** Says so in a moment, or no longer. */
  void show(boolean waits) {
    if (waits && !waiting) {
      felt.playFromStart();
    } else if (!waits) {
      felt.stop();
      setVisible(false);
    }
    waiting = waits;
  }
}
