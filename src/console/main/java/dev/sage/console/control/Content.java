package dev.sage.console.control;

import javafx.scene.Node;

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
}
