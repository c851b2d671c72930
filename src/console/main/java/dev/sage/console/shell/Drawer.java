package dev.sage.console.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;

/**
 * Something beside what is known of one part of it. Where the window is narrow the latter is a
 * drawer, shut at first. FX thread only.
 */
public class Drawer extends SplitPane {
  private static final double WIDE = 1_100;

  private final Node detail;
  private final String name;
  private final double position;
  private final WindowMemory memory;
  private final BooleanProperty besides = new SimpleBooleanProperty(true);
  private boolean drawn;
  private boolean narrow;

  /**
   * A drawer.
   *
   * @param shownName under which it is remembered whether the detail is shown
   * @param name under which the divider is remembered
   * @param position of the divider at first
   */
  public Drawer(
      Node whole,
      Node detail,
      String shownName,
      String name,
      double position,
      WindowMemory memory) {
    super(whole, detail);
    this.detail = detail;
    this.name = name;
    this.position = position;
    this.memory = memory;
    setOrientation(Orientation.HORIZONTAL);
    place();
    memory.follow(shownName, besides);
    ObservableValue<@Nullable Number> width = sceneProperty().flatMap(Scene::widthProperty);
    width.subscribe(this::fit);
    besides.subscribe(this::show);
  }

  /** Shows what is hidden, or hides it. */
  public final void toggle() {
    if (narrow) {
      drawn = !drawn;
      show();
    } else {
      besides.set(!besides.get());
    }
  }

  /** Shows what is hidden. */
  public final void open() {
    if (!getItems().contains(detail)) {
      toggle();
    }
  }

  private void fit(@Nullable Number width) {
    boolean now = width != null && width.doubleValue() > 0 && width.doubleValue() < WIDE;
    if (now != narrow) {
      narrow = now;
      drawn = false;
      show();
    }
  }

  private void show() {
    boolean wanted = narrow ? drawn : besides.get();
    if (wanted != getItems().contains(detail)) {
      if (wanted) {
        getItems().add(detail);
        place();
      } else {
        getItems().remove(detail);
      }
    }
  }

  /** A divider is made anew with each opening. */
  private void place() {
    setDividerPositions(position);
    memory.follow(name, this);
  }
}
