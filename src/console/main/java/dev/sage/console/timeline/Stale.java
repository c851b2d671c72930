package dev.sage.console.timeline;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/** What is shown while a newer answer is waited for stands back. Stateless. */
final class Stale {
  private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

  private Stale() {}

  /** Dims that while something is waited for. */
  static void follow(Node shown, ReadOnlyBooleanProperty waiting) {
    shown.getStyleClass().add("timeline-follows");
    waiting.subscribe(now -> shown.pseudoClassStateChanged(STALE, now));
  }
}
