package dev.sage.console.timeline;

import dev.sage.console.timeline.axis.Brush;
import java.util.List;
import javafx.scene.layout.Region;

/**
 * The part of the strip that is on the screen, laid over it: a frame with two grips, and what is
 * outside is paler. It moves at every step of a zoom, and the strip below is not drawn again. FX
 * thread only.
 */
final class BrushView extends Region {
  private static final double GRIP_WIDTH = 5;
  private static final double GRIP_HEIGHT = 16;

  private final Region before = part("timeline-veil");
  private final Region after = part("timeline-veil");
  private final Region frame = part("timeline-brush");
  private final Region from = part("timeline-grip");
  private final Region to = part("timeline-grip");

  BrushView() {
    setManaged(false);
    setMouseTransparent(true);
    getChildren().setAll(List.of(before, after, frame, from, to));
  }

  private static Region part(String style) {
    Region part = new Region();
    part.getStyleClass().add(style);
    part.setManaged(false);
    return part;
  }

  /** Shows that part of a strip so high. */
  void show(Brush brush, double high) {
    double left = Math.round(brush.fromX());
    double right = Math.round(brush.toX());
    before.resizeRelocate(brush.strip().left(), 0, Math.max(0, left - brush.strip().left()), high);
    after.resizeRelocate(right, 0, Math.max(0, brush.strip().right() - right), high);
    frame.resizeRelocate(left, 0, Math.max(2, right - left), high);
    double top = Math.round(high / 2) - GRIP_HEIGHT / 2;
    from.resizeRelocate(left - 2, top, GRIP_WIDTH, GRIP_HEIGHT);
    to.resizeRelocate(right - 3, top, GRIP_WIDTH, GRIP_HEIGHT);
  }
}
