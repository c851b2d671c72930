package dev.sage.console.shell;

import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/**
 * Shows its content larger or smaller than it is; the content is laid out for the room it gets.
 * Where that is less than the window needs at least, it scrolls, and what gets the focus comes into
 * sight.
 */
final class Zoom extends Region {
  private static final double BAR = 12;
  private static final double MARGIN = 8;

  private final Region content;
  private final ObservableDoubleValue factor;
  private final ScrollBar across = new ScrollBar();
  private final ScrollBar down = new ScrollBar();

  Zoom(Region content, ObservableDoubleValue factor) {
    this.content = content;
    this.factor = factor;
    getStyleClass().add("window");
    Scale scale = new Scale();
    scale.xProperty().bind(factor);
    scale.yProperty().bind(factor);
    content.getTransforms().setAll(scale);
    down.setOrientation(Orientation.VERTICAL);
    for (ScrollBar bar : new ScrollBar[] {across, down}) {
      bar.setFocusTraversable(false);
      bar.setManaged(false);
      bar.setVisible(false);
      bar.valueProperty().subscribe(this::requestLayout);
    }
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    getChildren().setAll(content, across, down);
    factor.addListener((o, was, is) -> requestLayout());
    addEventHandler(ScrollEvent.SCROLL, this::scroll);
    sceneProperty().flatMap(scene -> scene.focusOwnerProperty()).subscribe(this::reveal);
  }

  @Override
  protected void layoutChildren() {
    double size = factor.get();
    boolean low = getHeight() / size < WindowState.LEAST_HEIGHT;
    boolean narrow = getWidth() / size < WindowState.LEAST_WIDTH;
    double right = low ? getWidth() - BAR : getWidth();
    double bottom = narrow ? getHeight() - BAR : getHeight();
    double width = Math.max(right / size, narrow ? WindowState.LEAST_WIDTH : 0);
    double height = Math.max(bottom / size, low ? WindowState.LEAST_HEIGHT : 0);
    range(across, width, right / size);
    range(down, height, bottom / size);
    across.setVisible(narrow);
    down.setVisible(low);
    across.resizeRelocate(0, bottom, right, BAR);
    down.resizeRelocate(right, 0, BAR, bottom);
    content.resizeRelocate(-across.getValue() * size, -down.getValue() * size, width, height);
  }

  private static void range(ScrollBar bar, double whole, double seen) {
    double hidden = Math.max(0, whole - seen);
    bar.setMax(hidden);
    bar.setVisibleAmount(hidden * seen / whole);
    bar.setUnitIncrement(40);
    bar.setBlockIncrement(seen);
    bar.setValue(Math.clamp(bar.getValue(), 0, hidden));
  }

  private void scroll(ScrollEvent event) {
    if (across.isVisible() || down.isVisible()) {
      move(across, -event.getDeltaX() / factor.get());
      move(down, -event.getDeltaY() / factor.get());
      event.consume();
    }
  }

  private void reveal(@Nullable Node focused) {
    if (focused == null || !(across.isVisible() || down.isVisible())) {
      return;
    }
    Bounds at = content.sceneToLocal(focused.localToScene(focused.getLayoutBounds()));
    double size = factor.get();
    double width = (getWidth() - BAR) / size;
    double height = (getHeight() - BAR) / size;
    show(across, at.getMinX(), at.getMaxX(), width);
    show(down, at.getMinY(), at.getMaxY(), height);
  }

  private static void show(ScrollBar bar, double from, double to, double seen) {
    if (from < bar.getValue()) {
      move(bar, from - MARGIN - bar.getValue());
    } else if (to > bar.getValue() + seen) {
      move(bar, Math.min(from - MARGIN, to + MARGIN - seen) - bar.getValue());
    }
  }

  private static void move(ScrollBar bar, double by) {
    bar.setValue(Math.clamp(bar.getValue() + by, 0, bar.getMax()));
  }
}
