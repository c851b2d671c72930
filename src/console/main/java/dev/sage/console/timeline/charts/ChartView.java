package dev.sage.console.timeline.charts;

import dev.sage.console.timeline.axis.Moments;
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

  private final ChartKind kind;
  private final Moments moments;
  private @Nullable Charts charts;
  private @Nullable TimeRange range;

  ChartView(ChartKind kind, Moments moments) {
    this.kind = kind;
    this.moments = moments;
    setMinHeight(44);
    setMinWidth(80);
    setPrefHeight(46);
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
    for (Ticks.Mark mark : Ticks.of(scale.range(), scale.width(), moments).marks()) {
      Pen.down(pen, ink().get(Ink.GRID), scale.x(mark.micros()), TOP_HEIGHT, height);
    }
    Pen.across(pen, ink().get(Ink.LINE), 0, width, height - 1);
    Charts now = charts;
    if (now != null) {
      double top = highest(now);
      double highest = Double.isNaN(top) ? 1 : top;
      if (kind.columns()) {
        columns(pen, now, scale, height, highest);
      } else {
        for (int series = kind.inks().size() - 1; series >= 0; series--) {
          line(pen, now, scale, height, highest, series);
        }
      }
      top(pen, now, width, top);
    }
  }

  /** Says what the upper edge stands for; the lower is 0. */
  private void top(GraphicsContext pen, Charts of, double width, double highest) {
    if (Double.isNaN(highest)) {
      return;
    }
    String words = kind.top(highest, Spans.words(of.bucketMicros()));
    pen.setFill(ink().get(Ink.TEXT));
    Pen.small(pen, words, 0, TOP_HEIGHT / 2 - 1, width);
  }

  /** NaN where there is nothing to draw. */
  private double highest(Charts of) {
    double highest = 0;
    for (var bucket : of.buckets()) {
      double sum = 0;
      for (double value : kind.values(bucket)) {
        double known = Double.isNaN(value) ? 0 : value;
        sum = kind.columns() ? sum + known : Math.max(sum, known);
      }
      highest = Math.max(highest, sum);
    }
    return highest == 0 ? Double.NaN : highest;
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
   * software rendering takes far longer for what is stroked. It breaks where nothing is known.
   */
  private void line(
      GraphicsContext pen, Charts of, TimeScale scale, double height, double highest, int series) {
    pen.setFill(ink().get(kind.inks().get(series)));
    int thick = series == 0 ? 2 : 1;
    double before = Double.NaN;
    for (int i = 0; i < of.buckets().size(); i++) {
      double value = kind.values(of.buckets().get(i))[series];
      double y = Math.rint(height - 3 - value / highest * (height - TOP_HEIGHT - 3));
      double from = Math.floor(scale.x(of.origin() + i * of.bucketMicros()));
      double to = Math.floor(scale.x(of.origin() + (i + 1) * of.bucketMicros()));
      if (!Double.isNaN(value) && to >= 0 && from <= scale.right()) {
        pen.fillRect(from, y, Math.max(1, to - from), thick);
        if (!Double.isNaN(before) && before != y) {
          pen.fillRect(from, Math.min(before, y), 1, Math.abs(before - y) + 1);
        }
      }
      before = y;
    }
  }
}
