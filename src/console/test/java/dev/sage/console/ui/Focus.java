package dev.sage.console.ui;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.GenericStyledArea;
import org.jspecify.annotations.Nullable;

/**
 * What a person without a mouse or without sight meets in a scene: what can get the focus, what it
 * is called, where Tab goes, whether one sees where the focus is. FX thread only.
 */
public final class Focus {
  /** More stops than any scene has. */
  private static final int MOST_STOPS = 1_000;

  private static final double RING = 4;

  private Focus() {}

  /** What can get the focus now, in the order of the tree. */
  public static List<Node> stops(Node root) {
    List<Node> stops = new ArrayList<>();
    collect(root, stops);
    return stops;
  }

  private static void collect(Node node, List<Node> into) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node.isFocusTraversable()) {
      into.add(node);
    }
    // What lies inside of these is part of the one stop.
    if (node instanceof Parent parent
        && !(node instanceof ComboBoxBase<?>)
        && !(node instanceof Spinner<?>)) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }
  }

  /** What a screen reader says for the node, or an empty text. */
  public static String name(Node node, Scene scene) {
    String own = node.getAccessibleText();
    if (filled(own)) {
      return own;
    }
    if (node instanceof Labeled labeled && filled(labeled.getText())) {
      return labeled.getText();
    }
    return labelFor(node, scene.getRoot());
  }

  private static String labelFor(Node node, Node at) {
    if (at instanceof Label label && node.equals(label.getLabelFor())) {
      return label.getText();
    }
    if (at instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        String found = labelFor(node, child);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  /**
   * Presses Tab until the focus is where it was before, or cannot move.
   *
   * @param moved told of each move, from where to where
   * @return every stop that had the focus
   */
  public static Set<Node> byTab(Scene scene, BiConsumer<Node, Node> moved) {
    Set<Node> visited = new LinkedHashSet<>();
    for (int i = 0; i < MOST_STOPS; i++) {
      Node owner = scene.getFocusOwner();
      if (owner == null || !visited.add(owner)) {
        break;
      }
      onward(owner);
      Node now = scene.getFocusOwner();
      if (now != null && !visited.contains(now)) {
        moved.accept(owner, now);
      }
    }
    return visited;
  }

  /** Presses Tab at a node; an area of text types a tab, the way out of it is Ctrl+Tab. */
  public static void onward(Node from) {
    from.requestFocus();
    boolean typesTab =
        switch (from) {
          case TextArea area -> area.isEditable();
          case GenericStyledArea<?, ?, ?> area -> area.isEditable();
          default -> false;
        };
    tab(from, typesTab);
    if (from.equals(from.getScene().getFocusOwner())) {
      tab(from, !typesTab);
    }
  }

  private static void tab(Node node, boolean control) {
    Event.fireEvent(
        node,
        new KeyEvent(KeyEvent.KEY_PRESSED, "\t", "\t", KeyCode.TAB, false, control, false, false));
  }

  /**
   * Whether the node, which has the focus, looks otherwise without it. The focus must have come
   * with an earlier event: its ring is there with the next pulse only.
   */
  public static boolean isSeen(Node node) {
    WritableImage with = around(node);
    node.getScene().getRoot().requestFocus();
    WritableImage without = around(node);
    node.requestFocus();
    return differs(with, without);
  }

  private static WritableImage around(Node node) {
    Parent root = node.getScene().getRoot();
    root.applyCss();
    root.layout();
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    SnapshotParameters part = new SnapshotParameters();
    part.setViewport(
        new Rectangle2D(
            bounds.getMinX() - RING,
            bounds.getMinY() - RING,
            bounds.getWidth() + 2 * RING,
            bounds.getHeight() + 2 * RING));
    return root.snapshot(part, null);
  }

  private static boolean differs(WritableImage one, WritableImage other) {
    PixelReader a = one.getPixelReader();
    PixelReader b = other.getPixelReader();
    for (int y = 0; y < Math.min(one.getHeight(), other.getHeight()); y++) {
      for (int x = 0; x < Math.min(one.getWidth(), other.getWidth()); x++) {
        if (a.getArgb(x, y) != b.getArgb(x, y)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Nodes of the same make look the same with the focus. */
  public static String make(Node node) {
    return node.getClass().getSimpleName() + new TreeSet<>(node.getStyleClass());
  }

  /** What the node is, for the message of a test: make, id, and the ids above it. */
  public static String describe(Node node) {
    StringBuilder text = new StringBuilder(make(node)).append('#').append(node.getId());
    if (node instanceof Labeled labeled) {
      text.append(" \"").append(labeled.getText()).append('"');
    }
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      if (at.getId() != null) {
        text.append(" < ").append(at.getId());
      }
    }
    return text.toString();
  }

  private static boolean filled(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
