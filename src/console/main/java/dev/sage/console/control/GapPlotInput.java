package dev.sage.console.control;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * Mouse and arrow keys of a plot. A wheel looks closer, with Shift it moves along; dragging over
 * the lanes selects a part to look at, dragging with Shift or the middle button moves along;
 * dragging on the axis moves the cursor; a double click shows the whole. FX thread only.
 */
final class GapPlotInput {
  private static final double WHEEL = 1.0015;
  private static final double LEAST_DRAG = 4;

  /** What a drag does. */
  private enum Drag {
    NONE,
    BOX,
    MOVE,
    SCRUB
  }

  private final GapPlot plot;
  private Drag drag = Drag.NONE;
  private double fromX;
  private double lastX;

  GapPlotInput(GapPlot plot) {
    this.plot = plot;
    plot.setOnMousePressed(this::pressed);
    plot.setOnMouseDragged(this::dragged);
    plot.setOnMouseReleased(this::released);
    plot.setOnMouseMoved(event -> plot.hover(timeAt(event.getX())));
    plot.setOnMouseExited(event -> plot.hover(Double.NaN));
    plot.setOnScroll(this::scrolled);
    plot.setOnKeyPressed(this::typed);
  }

  private double timeAt(double x) {
    return plot.scale().timeAt(x);
  }

  private void pressed(MouseEvent event) {
    plot.requestFocus();
    fromX = event.getX();
    lastX = fromX;
    if (event.getButton() == MouseButton.MIDDLE || event.isShiftDown()) {
      drag = Drag.MOVE;
    } else if (event.getButton() != MouseButton.PRIMARY) {
      drag = Drag.NONE;
    } else if (event.getY() >= plot.scale().base()) {
      drag = Drag.SCRUB;
      plot.scrub(timeAt(fromX));
    } else {
      drag = Drag.BOX;
    }
  }

  private void dragged(MouseEvent event) {
    switch (drag) {
      case BOX -> plot.box(fromX, event.getX());
      case SCRUB -> plot.scrub(timeAt(event.getX()));
      case MOVE -> {
        GapPlotScale scale = plot.scale();
        plot.move((lastX - event.getX()) / scale.plotWidth() * scale.part().span());
      }
      case NONE -> {}
    }
    lastX = event.getX();
  }

  private void released(MouseEvent event) {
    if (drag == Drag.BOX) {
      plot.box(0, 0);
      if (Math.abs(event.getX() - fromX) >= LEAST_DRAG) {
        plot.look(new TimeWindow(timeAt(fromX), timeAt(event.getX())));
      } else if (event.getClickCount() == 2) {
        plot.fit();
      } else {
        plot.select(plot.dataProperty().get().nearestFrame(timeAt(event.getX())));
      }
    }
    drag = Drag.NONE;
  }

  private void scrolled(ScrollEvent event) {
    double along = event.isShiftDown() ? event.getDeltaX() + event.getDeltaY() : event.getDeltaX();
    if (along != 0) {
      GapPlotScale scale = plot.scale();
      plot.move(-along / scale.plotWidth() * scale.part().span());
    } else {
      plot.zoom(Math.pow(WHEEL, -event.getDeltaY()), timeAt(event.getX()));
    }
    event.consume();
  }

  private void typed(KeyEvent event) {
    int last = plot.dataProperty().get().frames() - 1;
    int now = plot.selectedProperty().get();
    int to =
        switch (event.getCode()) {
          case KeyCode.RIGHT -> Math.min(last, now + 1);
          case KeyCode.LEFT -> Math.min(last, Math.max(0, now - 1));
          case KeyCode.HOME -> Math.min(last, 0);
          case KeyCode.END -> last;
          default -> -1;
        };
    if (to >= 0) {
      plot.select(to);
      event.consume();
    }
  }
}
