package dev.sage.console.control;

import dev.sage.console.control.Arrivals.Mark;
import dev.sage.console.control.GapPlotColors.Part;
import dev.sage.console.text.Texts;
import dev.sage.console.theme.Fonts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Paints a {@link GapPlot} once. Lines stand on half pixels, so that they are sharp. */
final class GapPlotPainter {
  private static final double LANE_GAP = 4;
  private static final double THIN = 9;
  private static final double MARKS_APART = 72;

  private final GraphicsContext pen;
  private final DrawnColors<Part> colors;
  private final GapPlotScale scale;
  private final GapPlotData data;
  private final GapPlotNames names;

  GapPlotPainter(
      GraphicsContext pen, DrawnColors<Part> colors, GapPlotScale scale, GapPlotData data) {
    this.pen = pen;
    this.colors = colors;
    this.scale = scale;
    this.data = data;
    this.names = new GapPlotNames(pen, colors, scale);
  }

  void paint(int selected) {
    pen.clearRect(0, 0, scale.width(), scale.height());
    pen.setLineWidth(1);
    pen.setFont(Font.font(Fonts.UI, 11));
    pen.setTextBaseline(VPos.CENTER);
    axis();
    boolean drawn = scale.part().span() > 0;
    if (drawn) {
      bands();
      gaps();
    }
    int thin = 2 + (data.knowsReads() ? 1 : 0) + (data.hasHeartbeats() ? 1 : 0);
    double high = scale.lanesHeight() - thin * (THIN + LANE_GAP);
    double base = GapPlotScale.TOP + high;
    name("gap-plot.bytes", base - high / 2);
    if (drawn) {
      bytes(base, high);
    }
    double top = base + LANE_GAP;
    int[] slices = data.slices(scale.part(), scale.columns());
    if (data.knowsReads()) {
      lane("gap-plot.reads", data.frames(slices, Mark.READ), Part.READS, top);
      top += THIN + LANE_GAP;
    }
    lane("gap-plot.frames", data.frames(slices), Part.FRAMES, top);
    top += THIN + LANE_GAP;
    lane("gap-plot.tokens", data.frames(slices, Mark.TOKEN), Part.TOKENS, top);
    if (data.hasHeartbeats()) {
      top += THIN + LANE_GAP;
      lane("gap-plot.heartbeats", data.frames(slices, Mark.HEARTBEAT), Part.HEARTBEATS, top);
    }
    selected(selected);
    whereabouts();
  }

  private void selected(int frame) {
    if (frame >= 0 && frame < data.frames() && scale.part().contains(data.frameTime(frame))) {
      double x = sharp(scale.x(data.frameTime(frame)));
      pen.setStroke(colors.get(Part.SELECTED));
      pen.setLineWidth(2);
      pen.strokeLine(x, GapPlotScale.TOP - 4, x, scale.base());
    }
  }

  private void name(String key, double y) {
    pen.setFill(colors.get(Part.TEXT));
    pen.setTextAlign(TextAlignment.LEFT);
    pen.fillText(Texts.text(key), 0, y);
  }

  private void axis() {
    double y = sharp(scale.base());
    pen.setStroke(colors.get(Part.AXIS));
    pen.strokeLine(GapPlotScale.LEFT, y, GapPlotScale.LEFT + scale.plotWidth(), y);
    TimeWindow part = scale.part();
    if (part.span() <= 0) {
      return;
    }
    double step = TimeAxis.step(part.span(), scale.plotWidth(), MARKS_APART);
    pen.setFill(colors.get(Part.TEXT));
    long first = (long) Math.ceil(part.fromMs() / step);
    for (long i = first; i * step <= part.toMs(); i++) {
      double x = sharp(scale.x(i * step));
      pen.strokeLine(x, y, x, y + 4);
      boolean atLeft = x - GapPlotScale.LEFT < 20;
      pen.setTextAlign(atLeft ? TextAlignment.LEFT : TextAlignment.CENTER);
      if (x + 20 < scale.width()) {
        pen.fillText(TimeAxis.label(i * step), atLeft ? x - 2 : x, y + 11);
      }
    }
  }

  /** Attempts and waits: shaded where nothing good happened, each with its name above. */
  private void bands() {
    for (GapPlotData.Band band : data.bands()) {
      if (band.toMs() < scale.part().fromMs() || band.fromMs() > scale.part().toMs()) {
        continue;
      }
      boolean failed = band.kind() == GapPlotData.BandKind.FAILED;
      double from = scale.x(band.fromMs());
      double to = Math.max(from + 1, scale.x(band.toMs()));
      if (band.kind() != GapPlotData.BandKind.RUN) {
        pen.setFill(colors.get(failed ? Part.FAILED : Part.WAIT));
        pen.fillRect(from, GapPlotScale.TOP, to - from, scale.lanesHeight());
      }
      pen.setStroke(colors.get(failed ? Part.FAILED_TEXT : Part.TEXT));
      pen.strokeLine(sharp(from), GapPlotScale.TOP - 2, sharp(from), scale.base());
      names.band(band);
    }
  }

  /** Silences: shaded bands, each with a name where there is room. */
  private void gaps() {
    List<GapPlotData.Gap> seen = new ArrayList<>();
    for (GapPlotData.Gap gap : data.gaps()) {
      if (gap.toMs() < scale.part().fromMs() || gap.fromMs() > scale.part().toMs()) {
        continue;
      }
      seen.add(gap);
      double from = scale.x(gap.fromMs());
      double to = Math.max(from + 1, scale.x(gap.toMs()));
      pen.setFill(colors.get(Part.GAP));
      pen.fillRect(from, GapPlotScale.TOP, to - from, scale.lanesHeight());
      pen.setStroke(colors.get(Part.GAP_TEXT));
      pen.setGlobalAlpha(0.6);
      pen.strokeLine(sharp(from), GapPlotScale.TOP, sharp(from), scale.base());
      pen.strokeLine(sharp(to), GapPlotScale.TOP, sharp(to), scale.base());
      pen.setGlobalAlpha(1);
    }
    names.gaps(seen);
  }

  private void bytes(double base, double high) {
    long[] sums = data.bytes(data.slices(scale.part(), Math.max(1, scale.columns() / 2)));
    long most = 1;
    for (long sum : sums) {
      most = Math.max(most, sum);
    }
    double root = Math.sqrt((double) most);
    pen.setFill(colors.get(Part.BYTES));
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] > 0) {
        // A square root, so that small frames beside a huge one can still be seen.
        double bar = Math.max(2, Math.round(Math.sqrt((double) sums[i]) / root * high));
        pen.fillRect(GapPlotScale.LEFT + 2 * i, base - bar, 2, bar);
      }
    }
  }

  private void lane(String name, int[] counts, Part part, double top) {
    name(name, top + THIN / 2);
    if (scale.part().span() <= 0) {
      return;
    }
    pen.setFill(colors.get(part));
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        pen.setGlobalAlpha(Math.min(1, 0.55 + 0.15 * counts[i]));
        pen.fillRect(GapPlotScale.LEFT + i, top, 1, THIN);
      }
    }
    pen.setGlobalAlpha(1);
  }

  /** A line below the axis tells which part of the whole is on the screen. */
  private void whereabouts() {
    TimeWindow axis = data.axis();
    if (axis.span() <= 0 || scale.part().span() >= axis.span()) {
      return;
    }
    double y = scale.height() - 2;
    pen.setFill(colors.get(Part.AXIS));
    pen.fillRect(GapPlotScale.LEFT, y, scale.plotWidth(), 2);
    pen.setFill(colors.get(Part.SELECTED));
    double from = (scale.part().fromMs() - axis.fromMs()) / axis.span() * scale.plotWidth();
    double shown = Math.max(3, scale.part().span() / axis.span() * scale.plotWidth());
    pen.fillRect(GapPlotScale.LEFT + from, y, shown, 2);
  }

  private static double sharp(double value) {
    return Math.floor(value) + 0.5;
  }
}
