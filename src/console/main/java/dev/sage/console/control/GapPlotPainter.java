package dev.sage.console.control;

import dev.sage.console.control.GapPlotColors.Part;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.console.theme.Fonts;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Paints a {@link GapPlot} once. Lines stand on half pixels, so that they are sharp. */
final class GapPlotPainter {
  /** Room for the names of the lanes at the left. */
  private static final double LEFT = 52;

  private static final double RIGHT = 12;
  private static final double AXIS = 18;
  private static final double TOP = 16;
  private static final double LANE_GAP = 4;
  private static final double MARKS_APART = 72;
  private static final double GAP_LABEL = 56;

  private final GraphicsContext pen;
  private final GapPlotColors colors;
  private final double width;
  private final double height;
  private final double plotWidth;

  GapPlotPainter(GraphicsContext pen, GapPlotColors colors, double width, double height) {
    this.pen = pen;
    this.colors = colors;
    this.width = width;
    this.height = height;
    this.plotWidth = Math.max(1, width - LEFT - RIGHT);
  }

  /** The time that stands at x, within the axis. */
  static double timeAt(double x, double width, double endMs) {
    return Math.clamp((x - LEFT) / Math.max(1, width - LEFT - RIGHT), 0, 1) * endMs;
  }

  void paint(GapPlotData data, int selected) {
    pen.clearRect(0, 0, width, height);
    pen.setLineWidth(1);
    pen.setFont(Font.font(Fonts.UI, 11));
    pen.setTextBaseline(VPos.CENTER);
    double lanes = height - TOP - AXIS;
    double bytesHeight = Math.round(lanes * 0.5);
    double thin = Math.floor((lanes - bytesHeight - 2 * LANE_GAP) / 2);
    double framesTop = TOP + bytesHeight + LANE_GAP;
    double tokensTop = framesTop + thin + LANE_GAP;
    name("gap-plot.bytes", TOP + bytesHeight / 2);
    name("gap-plot.frames", framesTop + thin / 2);
    name("gap-plot.tokens", tokensTop + thin / 2);
    axis(data.endMs());
    if (data.endMs() <= 0) {
      return;
    }
    gaps(data);
    bytes(data, TOP + bytesHeight, bytesHeight);
    int slices = Math.max(1, (int) plotWidth);
    ticks(data.framesPerSlice(slices), Part.FRAMES, framesTop, thin);
    ticks(data.tokensPerSlice(slices), Part.TOKENS, tokensTop, thin);
    if (selected >= 0 && selected < data.frames()) {
      double x = sharp(x(data.frameTime(selected), data.endMs()));
      pen.setStroke(colors.get(Part.SELECTED));
      pen.setLineWidth(2);
      pen.strokeLine(x, TOP - 4, x, height - AXIS);
    }
  }

  private void name(String key, double y) {
    pen.setFill(colors.get(Part.TEXT));
    pen.setTextAlign(TextAlignment.LEFT);
    pen.fillText(Texts.text(key), 0, y);
  }

  private void axis(double endMs) {
    double y = sharp(height - AXIS);
    pen.setStroke(colors.get(Part.AXIS));
    pen.strokeLine(LEFT, y, LEFT + plotWidth, y);
    if (endMs <= 0) {
      return;
    }
    double step = TimeAxis.step(endMs, plotWidth, MARKS_APART);
    pen.setFill(colors.get(Part.TEXT));
    for (int i = 0; i * step <= endMs; i++) {
      double x = sharp(x(i * step, endMs));
      pen.strokeLine(x, y, x, y + 4);
      pen.setTextAlign(i == 0 ? TextAlignment.LEFT : TextAlignment.CENTER);
      if (x + 20 < width) {
        pen.fillText(TimeAxis.label(i * step), i == 0 ? x - 2 : x, y + 11);
      }
    }
  }

  /** Silences: a shaded band with a triangle and, where there is room, how long it was. */
  private void gaps(GapPlotData data) {
    double free = LEFT;
    for (GapPlotData.Gap gap : data.gaps()) {
      double from = x(gap.fromMs(), data.endMs());
      double to = Math.max(from + 1, x(gap.toMs(), data.endMs()));
      pen.setFill(colors.get(Part.GAP));
      pen.fillRect(from, TOP, to - from, height - TOP - AXIS);
      pen.setStroke(colors.get(Part.GAP_TEXT));
      pen.setGlobalAlpha(0.6);
      pen.strokeLine(sharp(from), TOP, sharp(from), height - AXIS);
      pen.strokeLine(sharp(to), TOP, sharp(to), height - AXIS);
      pen.setGlobalAlpha(1);
      pen.setFill(colors.get(Part.GAP_TEXT));
      double middle = Math.clamp((from + to) / 2, LEFT + 4, width - RIGHT - 4);
      boolean labelled = middle - GAP_LABEL / 2 >= free && middle + GAP_LABEL / 2 <= width;
      double tip = labelled ? middle - GAP_LABEL / 2 + 6 : middle;
      pen.fillPolygon(
          new double[] {tip - 4, tip + 4, tip}, new double[] {TOP - 5, TOP - 5, TOP - 12}, 3);
      if (labelled) {
        pen.setTextAlign(TextAlignment.LEFT);
        pen.fillText(Format.millis(gap.millis()), tip + 8, TOP - 8);
        free = middle + GAP_LABEL / 2;
      }
    }
  }

  private void bytes(GapPlotData data, double base, double high) {
    int slices = (int) plotWidth / 2;
    long[] sums = data.bytesPerSlice(Math.max(1, slices));
    long most = 1;
    for (long sum : sums) {
      most = Math.max(most, sum);
    }
    double scale = Math.sqrt((double) most);
    pen.setFill(colors.get(Part.BYTES));
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] > 0) {
        // A square root, so that small frames beside a huge one can still be seen.
        double bar = Math.max(2, Math.round(Math.sqrt((double) sums[i]) / scale * high));
        pen.fillRect(LEFT + 2 * i, base - bar, 2, bar);
      }
    }
  }

  private void ticks(int[] counts, Part part, double top, double high) {
    pen.setFill(colors.get(part));
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        pen.setGlobalAlpha(Math.min(1, 0.55 + 0.15 * counts[i]));
        pen.fillRect(LEFT + i, top, 1, high);
      }
    }
    pen.setGlobalAlpha(1);
  }

  private double x(double ms, double endMs) {
    return LEFT + Math.clamp(ms / endMs, 0, 1) * plotWidth;
  }

  private static double sharp(double value) {
    return Math.floor(value) + 0.5;
  }
}
