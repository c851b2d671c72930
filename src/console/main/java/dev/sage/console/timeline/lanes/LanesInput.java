package dev.sage.console.timeline.lanes;

import dev.sage.console.timeline.axis.TimeScale;
import dev.sage.console.timeline.model.Pointer;
import dev.sage.console.timeline.model.RangeModel;
import dev.sage.workbench.timeline.Bar;
import dev.sage.workbench.timeline.TimeRange;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * Mouse and arrow keys of the lanes. A wheel looks closer at what is under the pointer, with Shift
 * it moves along, over the names it scrolls; dragging moves along, with Shift it selects a stretch
 * to look at; a click chooses a call, a double click opens it. FX thread only.
 */
public final class LanesInput {
  private static final double WHEEL = 1.0015;
  private static final double LEAST_DRAG = 4;

  private final LanesView view;
  private final RangeModel range;
  private final Pointer pointer;
  private final Steps steps;
  private boolean boxing;
  private boolean moved;
  private double fromX;
  private double lastX;

  /** What keys and clicks do with calls. */
  public interface Steps {
    /** Chooses a call. */
    void choose(Bar bar);

    /** Opens the call that is chosen. */
    void open();

    /** Chooses the next call in the lane, or the one before. */
    void along(int by);

    /** Chooses the nearest call of another lane. */
    void across(int by);
  }

  /** Listens to a view from now on. */
  public LanesInput(LanesView view, RangeModel range, Pointer pointer, Steps steps) {
    this.view = view;
    this.range = range;
    this.pointer = pointer;
    this.steps = steps;
    view.setOnMousePressed(this::pressed);
    view.setOnMouseDragged(this::dragged);
    view.setOnMouseReleased(this::released);
    view.setOnMouseMoved(this::hovered);
    view.setOnMouseExited(event -> pointer.gone());
    view.setOnScroll(this::scrolled);
    view.setOnKeyPressed(this::typed);
  }

  private void with(Consumer<TimeScale> what) {
    view.scale().ifPresent(what);
  }

  private void hovered(MouseEvent event) {
    view.explain(event.getX(), event.getY());
    with(
        scale -> {
          if (event.getX() >= scale.left() && event.getX() <= scale.right()) {
            pointer.at(scale.at(event.getX()));
          } else {
            pointer.gone();
          }
        });
  }

  private void pressed(MouseEvent event) {
    view.requestFocus();
    fromX = event.getX();
    lastX = fromX;
    moved = false;
    boxing = event.isShiftDown() && event.getButton() == MouseButton.PRIMARY;
  }

  private void dragged(MouseEvent event) {
    moved = moved || Math.abs(event.getX() - fromX) >= LEAST_DRAG;
    if (!moved) {
      return;
    }
    if (boxing) {
      view.box(fromX, event.getX());
    } else {
      with(scale -> range.move(Math.round((lastX - event.getX()) * scale.microsPerPixel())));
    }
    lastX = event.getX();
  }

  private void released(MouseEvent event) {
    view.box(0, 0);
    if (moved && boxing) {
      with(
          scale -> {
            long one = scale.at(fromX);
            long other = scale.at(event.getX());
            if (one != other) {
              range.show(new TimeRange(Math.min(one, other), Math.max(one, other)));
            }
          });
    } else if (!moved && event.getButton() == MouseButton.PRIMARY) {
      clicked(event);
    }
    boxing = false;
  }

  private void clicked(MouseEvent event) {
    Optional<Bar> bar = view.barAt(event.getX(), event.getY());
    bar.ifPresent(steps::choose);
    if (event.getClickCount() == 2) {
      if (bar.isPresent()) {
        steps.open();
      } else {
        with(scale -> range.closer(scale.at(event.getX())));
      }
    }
  }

  private void scrolled(ScrollEvent event) {
    if (event.getX() < LanesFrame.NAMES && !event.isShiftDown()) {
      view.scroll(-event.getDeltaY());
    } else {
      double along =
          event.isShiftDown() ? event.getDeltaX() + event.getDeltaY() : event.getDeltaX();
      with(
          scale -> {
            if (along != 0) {
              range.move(Math.round(-along * scale.microsPerPixel()));
            } else {
              range.zoom(Math.pow(WHEEL, -event.getDeltaY()), scale.at(event.getX()));
            }
          });
    }
    event.consume();
  }

  private void typed(KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    KeyCode code = event.getCode();
    switch (code) {
      case LEFT -> steps.along(-1);
      case RIGHT -> steps.along(1);
      case UP -> steps.across(-1);
      case DOWN -> steps.across(1);
      case HOME -> range.jump(false);
      case END -> range.jump(true);
      case PAGE_UP -> view.scroll(-view.viewHeight());
      case PAGE_DOWN -> view.scroll(view.viewHeight());
      case ENTER -> steps.open();
      default -> {
        return;
      }
    }
    event.consume();
  }
}
