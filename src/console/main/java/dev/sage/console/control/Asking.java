package dev.sage.console.control;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;

/**
 * Makes something that is only read answer a click, Enter and Space: what is it? FX thread only.
 */
public final class Asking {
  private Asking() {}

  /** Lets the node be asked; it can be reached by keyboard then. */
  public static void about(Node node, Runnable asked) {
    node.getStyleClass().add("asked");
    node.setFocusTraversable(true);
    node.setAccessibleRole(AccessibleRole.BUTTON);
    node.setOnMouseClicked(event -> asked.run());
    node.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            asked.run();
            event.consume();
          }
        });
  }
}
