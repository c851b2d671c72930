package dev.sage.console.control;

import javafx.scene.Node;

/** Whether something is there at all: seen, and given room. FX thread only. */
public final class Presence {
  private Presence() {}

  /** Shows it in its place, or leaves it and its place out. */
  public static void set(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }
}
