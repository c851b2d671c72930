package dev.sage.console.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * What lies over the panels, inside the scene, so that it is in pictures too. Esc and a click
 * beside it close the topmost, and the focus returns to where it was. FX thread only.
 */
public final class Overlays {
  private record Layer(Node content, StackPane sheet, @Nullable Node focusBefore) {}

  private final StackPane root = new StackPane();
  private final Deque<Layer> layers = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();

  Overlays() {
    root.setPickOnBounds(false);
    root.setId("overlays");
  }

  Node node() {
    return root;
  }

  /** Whether anything lies over the panels. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /**
   * Lays the content over the panels.
   *
   * @param place where in the window
   * @param focus what gets the focus
   */
  public void show(Region content, Pos place, Node focus) {
    Scene scene = root.getScene();
    Node before = scene == null ? null : scene.getFocusOwner();
    StackPane sheet = new StackPane(content);
    sheet.getStyleClass().add("overlay-sheet");
    sheet.setPadding(new Insets(56));
    content.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    content.getStyleClass().add("overlay");
    StackPane.setAlignment(content, place);
    sheet.setOnMousePressed(
        event -> {
          if (sheet.equals(event.getTarget())) {
            closeTop();
            event.consume();
          }
        });
    layers.push(new Layer(content, sheet, before));
    root.getChildren().add(sheet);
    open.set(true);
    focus.requestFocus();
  }

  /** Closes the topmost and says whether there was one. */
  public boolean closeTop() {
    Layer top = layers.poll();
    if (top == null) {
      return false;
    }
    root.getChildren().remove(top.sheet);
    open.set(!layers.isEmpty());
    if (top.focusBefore != null) {
      top.focusBefore.requestFocus();
    }
    return true;
  }

  /** Closes everything. */
  public void closeAll() {
    while (!layers.isEmpty()) {
      closeTop();
    }
  }

  /** Closes that content, if it is the topmost. */
  public void close(Node content) {
    Layer top = layers.peek();
    if (top != null && top.content.equals(content)) {
      closeTop();
    }
  }
}
