package dev.sage.console.timeline.charts;

import dev.sage.console.timeline.axis.Moments;
import dev.sage.console.timeline.axis.TickLabels;
import dev.sage.console.timeline.axis.Ticks;
import dev.sage.console.timeline.axis.TimeScale;
import dev.sage.console.timeline.paint.Drawing;
import dev.sage.console.timeline.paint.Ink;
import dev.sage.console.timeline.paint.Pen;
import dev.sage.workbench.timeline.Charts;
import dev.sage.workbench.timeline.TimeRange;
import java.util.List;
import java.util.OptionalLong;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/** One chart, on the axis of the lanes. FX thread only. */
final class ChartView extends Drawing {
  private static final double TOP_HEIGHT = 14;
  private static final double AXIS = 14;

  /** Where there is less room the axis of the lanes has to do. */
  private static final double WITH_AXIS = 70;

  /** Of the marks of what is cut at the upper edge. */
  private static final int CUT = 3;

  private final ChartKind kind;
  private final Moments moments;
  private @Nullable Charts charts;
  private @Nullable TimeRange range;

  ChartView(ChartKind kind, Moments moments) {
    this.kind = kind;
    this.moments = moments;
    setMinHeight(40);
    setMinWidth(0);
    setPrefHeight(90 + AXIS);
    getStyleClass().add("timeline-chart-plot");
  }

  void show(@Nullable Charts figures, @Nullable TimeRange shown) {
    charts = figures;
    range = shown;
    changed();
  }

  @Nullable TimeScale scale() {
    TimeRange on = range;
    return on == null ? null : new TimeScale(on, 0, Math.max(1, Math.floor(getWidth())));
  }

  void mark(OptionalLong moment) {
    TimeScale scale = scale();
    boolean inside =
        scale != null && moment.isPresent() && scale.range().contains(moment.getAsLong());
    cursor(inside && scale != null ? scale.x(moment.getAsLong()) : Double.NaN);
  }

  @Override
  protected void paint(GraphicsContext pen, double width, double height) {
    TimeScale scale = scale();
    if (scale == null) {
      return;
    }
    boolean axis = height >= WITH_AXIS;
    double base = axis ? height - AXIS : height;
    List<Ticks.Mark> marks = Ticks.of(scale.range(), scale.width(), moments).marks();
    for (Ticks.Mark mark : marks) {
      Pen.down(pen, ink().get(Ink.GRID), scale.x(mark.micros()), TOP_HEIGHT, base);
    }
    Pen.across(pen, ink().get(Ink.LINE), 0, width, base - 1);
    if (axis) {
      TickLabels.draw(pen, ink(), marks, scale, base);
    }
    Charts now = charts;
    if (now != null) {
      double top = kind.top(now);
      double highest = top == 0 ? 1 : top;
      if (kind.columns()) {
        columns(pen, now, scale, base, highest);
      } else {
        for (int series = kind.inks().size() - 1; series >= 0; series--) {
          line(pen, now, scale, base, highest, series);
        }
      }
      top(pen, now, width, top);
    }
  }

  /** Says what the upper edge stands for; the lower is 0. */
  private void top(GraphicsContext pen, Charts of, double width, double highest) {
    if (highest > 0) {
      String words = kind.top(highest, Spans.words(of.bucketMicros()));
      pen.setFill(ink().get(Ink.TEXT));
      Pen.small(pen, words, 0, TOP_HEIGHT / 2 - 1, width);
    }
  }

  private void columns(
      GraphicsContext pen, Charts of, TimeScale scale, double height, double highest) {
    List<Ink> inks = kind.inks();
    for (int i = 0; i < of.buckets().size(); i++) {
      double from = scale.x(of.origin() + i * of.bucketMicros());
      double to = scale.x(of.origin() + (i + 1) * of.bucketMicros());
      if (to < 0 || from > scale.right()) {
        continue;
      }
      double x = Math.max(0, Math.floor(from));
      double wide = Math.max(1, Math.floor(to) - x - (to - from >= 3 ? 1 : 0));
      double base = height - 1;
      double[] values = kind.values(of.buckets().get(i));
      for (int series = 0; series < values.length; series++) {
        if (values[series] > 0) {
          double high =
              Math.max(1, Math.round(values[series] / highest * (height - TOP_HEIGHT - 1)));
          pen.setFill(ink().get(inks.get(series)));
          pen.fillRect(x, base - high, wide, high);
          base -= high;
        }
      }
    }
  }

  /**
   * A line of steps, because a value holds for all of its bucket, and because steps are filled:
   * software rendering takes far longer for what is stroked. It breaks where nothing is known. The
   * first is strong, the third dotted; what is higher than the upper edge runs along it, with a
   * mark where it begins to.
   */
  private void line(
      GraphicsContext pen, Charts of, TimeScale scale, double height, double highest, int series) {
    pen.setFill(ink().get(kind.inks().get(series)));
    int thick = series == 0 ? 2 : 1;
    boolean dotted = series == 2;
    double before = Double.NaN;
    boolean cut = false;
    for (int i = 0; i < of.buckets().size(); i++) {
      double value = kind.values(of.buckets().get(i))[series];
      double share = Math.min(1, value / highest);
      double y = Math.rint(height - 3 - share * (height - TOP_HEIGHT - 3));
      double from = Math.floor(scale.x(of.origin() + i * of.bucketMicros()));
      double to = Math.floor(scale.x(of.origin() + (i + 1) * of.bucketMicros()));
      boolean higher = value > highest;
      if (!Double.isNaN(value) && to >= 0 && from <= scale.right()) {
        along(pen, from, y, Math.max(1, to - from), thick, dotted);
        if (!Double.isNaN(before) && before != y) {
          down(pen, from, Math.min(before, y), Math.abs(before - y) + 1, dotted);
        }
        if (higher && !cut) {
          cut(pen, Math.floor((from + to) / 2), y);
        }
      }
      cut = higher;
      before = y;
    }
  }

  private static void along(
      GraphicsContext pen, double x, double y, double wide, int thick, boolean dotted) {
    if (!dotted) {
      pen.fillRect(x, y, wide, thick);
      return;
    }
    // Dots stand in one raster, so that neighbours make one line.
    for (double at = x + (x % 4 == 0 ? 0 : 4 - x % 4); at < x + wide; at += 4) {
      pen.fillRect(at, y, 2, thick);
    }
  }

  private static void down(GraphicsContext pen, double x, double y, double high, boolean dotted) {
    if (!dotted) {
      pen.fillRect(x, y, 1, high);
      return;
    }
    for (double at = y; at < y + high; at += 4) {
      pen.fillRect(x, at, 1, Math.min(2, y + high - at));
    }
  }

  /** A tip upwards over the edge: it goes on there. */
  private static void cut(GraphicsContext pen, double x, double y) {
    for (int row = 0; row < CUT; row++) {
      pen.fillRect(x - row, y - 1 - CUT + row, 2.0 * row + 1, 1);
    }
  }
}
