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
    double line = Math.rint(top + PADDING + (height - 2 * PADDING) * UPPER);
    double up = line - top - PADDING;
    double down = top + height - PADDING - line - 1;
    double root = Math.sqrt((double) Math.max(1, highest));
    for (int i = 0; i < density.size(); i++) {
      double from = scale.x(density.origin() + i * density.bucketMicros());
      double to = scale.x(density.origin() + (i + 1) * density.bucketMicros());
      if (density.calls(i) > 0 && to >= scale.left() && from <= scale.right()) {
        // Whole pixels with a gap where there is room for one.
        double x = Math.floor(from);
        double wide = Math.max(1, Math.floor(to) - x - (to - from >= 3 ? 1 : 0));
        column(density, i, complete, new Column(x, wide, line, up, down, root));
      }
    }
  }

  private record Column(double x, double wide, double line, double up, double down, double root) {}

  private void column(Density density, int i, Ink complete, Column at) {
    int running = density.count(Outcome.RUNNING, i);
    int well = density.count(Outcome.COMPLETE, i) + running;
    if (well > 0) {
      double high = Math.max(2, Math.rint(Math.sqrt((double) well) / at.root * at.up));
      pen.setFill(ink.get(complete));
      pen.fillRect(at.x, at.line - high, at.wide, high);
      if (running > 0) {
        pen.setFill(ink.get(Ink.RUNNING));
        pen.fillRect(at.x, at.line - high - 2, at.wide, 2);
      }
    }
    double below = at.line + 1;
    int failed = density.count(Outcome.FAILED, i);
    if (failed > 0) {
      double deep = Math.clamp(Math.sqrt((double) failed) / at.root * at.up, 3, at.down);
      pen.setFill(ink.get(Ink.FAILED));
      pen.fillRect(at.x, below, at.wide, Math.rint(deep));
      below += Math.rint(deep);
    }
    int cancelled = density.count(Outcome.CANCELLED, i);
    double room = at.line + 1 + at.down - below;
    if (cancelled > 0 && room >= 1) {
      double deep = Math.min(room, Math.max(2, Math.sqrt((double) cancelled) / at.root * at.up));
      pen.setFill(ink.get(Ink.CANCELLED));
      pen.fillRect(at.x, below, at.wide, Math.rint(deep));
    }
  }
}
