package dev.sage.console.compare.answer;

import dev.sage.console.control.Icons;
import dev.sage.console.control.LogView;
import dev.sage.console.control.Presence;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** A text that folds away to the line above it. FX thread only. */
final class FoldedLog {
  private static final double OPEN_HEIGHT = 168;

  private final Button fold = new Button();
  private final LogView log;
  private boolean open;

  /**
   * A text.
   *
   * @param open whether it is seen at first
   */
  FoldedLog(LogView log, boolean open) {
    this.log = log;
    fold.getStyleClass().addAll("flat", "fold");
    fold.setMaxWidth(Double.MAX_VALUE);
    fold.setOnAction(event -> open(!this.open));
    log.setPrefHeight(OPEN_HEIGHT);
    log.setMinHeight(OPEN_HEIGHT / 3);
    open(open);
  }

  void open(boolean now) {
    open = now;
    Presence.set(log, open);
    fold.setGraphic(Icons.of(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
  }

  /** The line. */
  Button fold() {
    return fold;
  }

  LogView log() {
    return log;
  }
}
