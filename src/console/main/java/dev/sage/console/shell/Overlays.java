package dev.sage.console.shell;

import dev.sage.console.theme.Motion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * What lies over the panels, inside the scene, so that it is in pictures too. Esc and a click
 * beside it close the topmost, and the focus returns to where it was. FX thread only.
 */
public final class Overlays {
  private static final double EDGE = 8;

  private record Layer(Node content, Region sheet, @Nullable Node focusBefore) {}

  private final StackPane root = new StackPane();
  private final Deque<Layer> layers = new ArrayDeque<>();
  private @Nullable Scene watched;
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
    StackPane sheet = new StackPane(content);
    sheet.getStyleClass().add("overlay-sheet");
    sheet.setPadding(new Insets(56));
    content.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(content, place);
    show(content, sheet, focus);
  }

  /**
   * Lays the content below a part of the window, or above it where there is more room; what is
   * behind keeps its brightness.
   *
   * @param anchor in the coordinates of the scene
   * @param focus what gets the focus
   */
  public void showBeside(Region content, Bounds anchor, Node focus) {
    show(content, new Beside(content, anchor), focus);
  }

  private void show(Region content, Region sheet, Node focus) {
    Scene scene = root.getScene();
    Node before = scene == null ? null : scene.getFocusOwner();
    content.getStyleClass().add("overlay");
    sheet.setOnMousePressed(
        event -> {
          if (sheet.equals(event.getTarget())) {
            closeTop();
            event.consume();
          }
        });
    // Before the content's own keys: Tab must not wander behind what is covered.
    sheet.addEventFilter(KeyEvent.KEY_PRESSED, event -> keepInside(sheet, event));
    layers.push(new Layer(content, sheet, before));
    if (scene != null && watched == null) {
      watched = scene;
      scene.focusOwnerProperty().addListener((o, was, is) -> hold(was, is));
    }
    root.getChildren().add(sheet);
    Motion.appear(sheet);
    open.set(true);
    // What scrolls takes its content into the scene with its skin only; before, nothing in it can
    // have the focus.
    sheet.applyCss();
    focus.requestFocus();
  }

  /** However the focus came to what is covered, by Ctrl+Tab out of a text say: it comes back. */
  private void hold(@Nullable Node was, @Nullable Node is) {
    Layer top = layers.peek();
    if (top == null
        || was == null
        || is == null
        || !inside(was, top.sheet)
        || inside(is, top.sheet)) {
      return;
    }
    List<Node> stops = new ArrayList<>();
    collect(top.sheet, stops);
    if (!stops.isEmpty()) {
      stops.get((stops.indexOf(was) + 1) % stops.size()).requestFocus();
    }
  }

  private static boolean inside(Node node, Node sheet) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(sheet)) {
        return true;
      }
    }
    return false;
  }

  private static void keepInside(Region sheet, KeyEvent event) {
    if (event.getCode() != KeyCode.TAB || takesTab(event)) {
      return;
    }
    List<Node> stops = new ArrayList<>();
    collect(sheet, stops);
    Node owner = sheet.getScene().getFocusOwner();
    Node edge = stops.isEmpty() ? owner : event.isShiftDown() ? stops.getFirst() : stops.getLast();
    if (owner == null || owner.equals(edge) || !stops.contains(owner)) {
      if (!stops.isEmpty()) {
        (event.isShiftDown() ? stops.getLast() : stops.getFirst()).requestFocus();
      }
      event.consume();
    }
  }

  /** An area of text types a tab; Ctrl+Tab is the way out of it. */
  private static boolean takesTab(KeyEvent event) {
    return !event.isControlDown()
        && event.getTarget() instanceof TextArea area
        && area.isEditable();
  }

  private static void collect(Node node, List<Node> stops) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node.isFocusTraversable()) {
      stops.add(node);
    }
    if (node instanceof Parent parent
        && !(node instanceof ComboBoxBase<?>)
        && !(node instanceof Spinner<?>)) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, stops));
    }
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

  /** Keeps its content next to a part of the window and inside of the window. */
  private static final class Beside extends Pane {
    private final Region content;
    private final Bounds anchor;

    Beside(Region content, Bounds anchor) {
      super(content);
      this.content = content;
      this.anchor = anchor;
    }

    @Override
    protected void layoutChildren() {
      Bounds beside = sceneToLocal(anchor);
      double width = Math.min(content.prefWidth(-1), getWidth() - 2 * EDGE);
      double height = Math.min(content.prefHeight(width), getHeight() - 2 * EDGE);
      boolean above =
          beside.getMaxY() + height > getHeight() - EDGE
              && beside.getMinY() > getHeight() - beside.getMaxY();
      double y = above ? beside.getMinY() - height : beside.getMaxY();
      content.resizeRelocate(
          snapPositionX(Math.clamp(beside.getMinX(), EDGE, getWidth() - EDGE - width)),
          snapPositionY(Math.clamp(y, EDGE, getHeight() - EDGE - height)),
          width,
          height);
    }
  }
}
