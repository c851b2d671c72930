package dev.sage.console.timeline.lanes;

import dev.sage.console.control.DrawnColors;
import dev.sage.console.timeline.axis.TimeScale;
import dev.sage.console.timeline.paint.Ink;
import dev.sage.workbench.timeline.Density;
import dev.sage.workbench.timeline.Density.Outcome;
import javafx.scene.canvas.GraphicsContext;

/**
 * Paints how many calls there are: what failed or was cancelled stands below the line, so that
 * colour is not the only sign. Heights are roots, so that a single failure among thousands of calls
 * can still be seen.
 */
public final class DensityPainter {
  private static final double UPPER = 0.72;
  private static final double PADDING = 3;

  private final GraphicsContext pen;
  private final DrawnColors<Ink> ink;
  private final TimeScale scale;

  /** Of the density that is painted: where its line is, the room on both sides, the unit. */
  private double line;

  private double up;
  private double down;
  private double root;

  public DensityPainter(GraphicsContext pen, DrawnColors<Ink> ink, TimeScale scale) {
    this.pen = pen;
    this.ink = ink;
    this.scale = scale;
  }

  /**
   * Paints a density.
   *
   * @param complete the colour of what went well
   * @param highest the count that takes all of the height
   */
  public void paint(Density density, Ink complete, double top, double height, long highest) {
    line = Math.rint(top + PADDING + (height - 2 * PADDING) * UPPER);
    up = line - top - PADDING;
    down = top + height - PADDING - line - 1;
    root = Math.sqrt((double) Math.max(1, highest));
    for (int i = 0; i < density.size(); i++) {
      double from = scale.x(density.origin() + i * density.bucketMicros());
      double to = scale.x(density.origin() + (i + 1) * density.bucketMicros());
      if (density.calls(i) > 0 && to >= scale.left() && from <= scale.right()) {
        // Whole pixels with a gap where there is room for one.
        double x = Math.floor(from);
        double wide = Math.max(1, Math.floor(to) - x - (to - from >= 3 ? 1 : 0));
        column(density, i, complete, x, wide);
      }
    }
  }

  private void column(Density density, int i, Ink complete, double x, double wide) {
    int running = density.count(Outcome.RUNNING, i);
    int well = density.count(Outcome.COMPLETE, i) + running;
    if (well > 0) {
      double high = Math.max(2, Math.rint(Math.sqrt((double) well) / root * up));
      pen.setFill(ink.get(complete));
      pen.fillRect(x, line - high, wide, high);
      if (running > 0) {
        pen.setFill(ink.get(Ink.RUNNING));
        pen.fillRect(x, line - high - 2, wide, 2);
      }
    }
    double below = line + 1;
    int failed = density.count(Outcome.FAILED, i);
    if (failed > 0) {
      double deep = Math.clamp(Math.sqrt((double) failed) / root * up, 3, down);
      pen.setFill(ink.get(Ink.FAILED));
      pen.fillRect(x, below, wide, Math.rint(deep));
      below += Math.rint(deep);
    }
    int cancelled = density.count(Outcome.CANCELLED, i);
    double room = line + 1 + down - below;
    if (cancelled > 0 && room >= 1) {
      double deep = Math.min(room, Math.max(2, Math.sqrt((double) cancelled) / root * up));
      pen.setFill(ink.get(Ink.CANCELLED));
      pen.fillRect(x, below, wide, Math.rint(deep));
    }
  }
}
