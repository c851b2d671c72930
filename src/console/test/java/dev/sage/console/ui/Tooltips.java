package dev.sage.console.ui;

import javafx.scene.control.Tooltip;
import javafx.stage.Window;

/** What stands beside the pointer. Stateless; FX thread only. */
public final class Tooltips {
  private Tooltips() {}

  /** The words of the tooltip on the screen; empty where there is none. */
  public static String shown() {
    return Window.getWindows().stream()
        .filter(Tooltip.class::isInstance)
        .map(Tooltip.class::cast)
        .filter(Tooltip::isShowing)
        .map(Tooltip::getText)
        .findFirst()
        .orElse("");
  }
}
