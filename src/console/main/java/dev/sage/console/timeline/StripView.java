package dev.sage.console.timeline;

import dev.sage.console.text.Texts;
import dev.sage.console.timeline.axis.Brush;
import dev.sage.console.timeline.axis.Moments;
import dev.sage.console.timeline.axis.TickLabels;
import dev.sage.console.timeline.axis.Ticks;
import dev.sage.console.timeline.axis.TimeScale;
import dev.sage.console.timeline.lanes.DensityPainter;
import dev.sage.console.timeline.model.RangeModel;
import dev.sage.console.timeline.paint.Drawing;
import dev.sage.console.timeline.paint.Ink;
import dev.sage.console.timeline.paint.Pen;
import dev.sage.workbench.timeline.Density;
import dev.sage.workbench.timeline.TimeRange;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * All calls on one strip, and which part of them is on the screen: it is taken at its edges, moved
 * as a whole, or drawn anew; with the arrows it moves, with Shift it grows and shrinks. FX thread
 * only.
 */
final class StripView extends Drawing {
  private static final double AXIS = 16;
  private static final double WHEEL = 1.0015;

  private final ObjectProperty<@Nullable Density> density = new SimpleObjectProperty<>();
  private final RangeModel model;
  private final Moments moments;
  private final BrushView shown = new BrushView();

  /** What the drawing stands for: another range may need no other drawing. */
  private @Nullable TimeScale painted;

  private @Nullable Brush taken;
  private Brush.Grip grip = Brush.Grip.NEW;
  private double fromX;

  StripView(RangeModel model, Moments moments) {
    this.model = model;
    this.moments = moments;
    setId("timeline-strip");
    getStyleClass().add("timeline-strip");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    setMinHeight(56);
    setPrefHeight(56);
    density.subscribe(this::changed);
    getChildren().add(shown);
    model.rangeProperty().subscribe(this::place);
    model.rangeProperty().subscribe(this::describe);
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnMouseReleased(this::released);
    setOnMouseMoved(this::hovered);
    setOnScroll(this::scrolled);
    setOnKeyPressed(this::typed);
  }

  /** What is drawn. */
  ObjectProperty<@Nullable Density> densityProperty() {
    return density;
  }

  private void place() {
    Optional<Brush> brush = brush();
    shown.setVisible(brush.isPresent() && density.get() != null);
    brush.ifPresent(now -> shown.show(now, Math.max(0, Math.floor(getHeight()) - AXIS)));
    if (!brush.map(Brush::strip).equals(Optional.ofNullable(painted))) {
      changed();
    }
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    place();
  }

  private Optional<Brush> brush() {
    TimeRange whole = model.whole();
    TimeRange range = model.rangeProperty().get();
    return whole == null || range == null
        ? Optional.empty()
        : Optional.of(new Brush(new TimeScale(whole, 16, Math.max(1, getWidth() - 28)), range));
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    fromX = event.getX();
    taken = brush().orElse(null);
    grip = taken == null ? Brush.Grip.NEW : taken.grip(fromX);
  }

  private void dragged(MouseEvent event) {
    if (taken != null && event.getX() != fromX) {
      model.show(taken.dragged(grip, fromX, event.getX()));
    }
  }

  private void released(MouseEvent event) {
    if (event.getClickCount() == 2) {
      model.fit();
    } else if (taken != null && event.isStillSincePress() && grip == Brush.Grip.NEW) {
      // A click beside it brings it there.
      TimeRange range = taken.range();
      model.move(taken.strip().at(fromX) - (range.from() + range.length() / 2));
    }
    taken = null;
  }

  private void hovered(MouseEvent event) {
    setCursor(
        switch (brush().map(brush -> brush.grip(event.getX())).orElse(Brush.Grip.NEW)) {
          case FROM, TO -> Cursor.H_RESIZE;
          case WHOLE -> Cursor.OPEN_HAND;
          case NEW -> Cursor.CROSSHAIR;
        });
  }

  private void scrolled(ScrollEvent event) {
    brush()
        .ifPresent(
            brush ->
                model.zoom(Math.pow(WHEEL, -event.getDeltaY()), brush.strip().at(event.getX())));
    event.consume();
  }

  private void typed(KeyEvent event) {
    TimeRange range = model.rangeProperty().get();
    if (range == null || event.isControlDown() || event.isAltDown()) {
      return;
    }
    long middle = range.from() + range.length() / 2;
    boolean shift = event.isShiftDown();
    switch (event.getCode()) {
      case LEFT -> {
        if (shift) {
          model.closer(middle);
        } else {
          model.pan(-1);
        }
      }
      case RIGHT -> {
        if (shift) {
          model.farther(middle);
        } else {
          model.pan(1);
        }
      }
      case HOME -> model.jump(false);
      case END -> model.jump(true);
      default -> {
        return;
      }
    }
    event.consume();
  }

  @Override
  protected void paint(GraphicsContext pen, double width, double height) {
    Density now = density.get();
    Optional<Brush> brush = brush();
    painted = brush.map(Brush::strip).orElse(null);
    if (now == null || brush.isEmpty()) {
      return;
    }
    TimeScale strip = brush.get().strip();
    double high = height - AXIS;
    new DensityPainter(pen, ink(), strip).paint(now, Ink.COMPLETE, 0, high, highest(now));
    Pen.across(pen, ink().get(Ink.LINE), strip.left(), strip.right(), high);
    TickLabels.draw(
        pen, ink(), Ticks.of(strip.range(), strip.width(), moments).marks(), strip, high);
  }

  private static long highest(Density density) {
    long highest = 1;
    for (int i = 0; i < density.size(); i++) {
      highest = Math.max(highest, density.calls(i));
    }
    return highest;
  }

  private void describe() {
    TimeRange now = model.rangeProperty().get();
    setAccessibleText(
        now == null
            ? Texts.text("timeline.strip")
            : Texts.text("timeline.strip.description", moments.range(now)));
  }
}
