package dev.sage.console.control;

import javafx.css.PseudoClass;
import javafx.scene.Node;

/** Rows of what is to be deleted: muted and struck through by the style sheet. Stateless. */
public final class Going {
  private static final PseudoClass GOING = PseudoClass.getPseudoClass("going");

  private Going() {}

  /** Says whether what a row shows is to be deleted; in words the row says it itself. */
  public static void mark(Node row, boolean going) {
    row.pseudoClassStateChanged(GOING, going);
  }
}
