package dev.sage.console.control;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/**
 * Marks what shows content: prompts, answers, frames, keys, addresses, paths. While the window is
 * shown to others, what is inside a marked node is neither drawn nor focused nor read aloud.
 */
public final class Content {
  /** The style class of marked nodes. */
  public static final String STYLE = "private";

  private Content() {}

  /** Marks the node and returns it. */
  public static <N extends Node> N mark(N node) {
    if (!node.getStyleClass().contains(STYLE)) {
      node.getStyleClass().add(STYLE);
    }
    return node;
  }

  /** A marked place around something that could be focused or read aloud if it were not hidden. */
  public static StackPane inside(Node node) {
    StackPane place = mark(new StackPane(node));
    HBox.setHgrow(place, HBox.getHgrow(node));
    return place;
  }
}
