package dev.sage.console.control;

import dev.sage.console.control.GapPlotColors.Part;
import dev.sage.console.text.Format;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/**
 * The names above the lanes of a {@link GapPlot}, written where no other stands yet: first come,
 * first served. For one painting.
 */
final class GapPlotNames {
  private static final double GAP_LABEL = 56;

  /** There is no room for more; of many thousands not each has to be tried. */
  private static final int MOST_NAMED = 400;

  private final GraphicsContext pen;
  private final DrawnColors<Part> colors;
  private final GapPlotScale scale;
  private final List<Span> taken = new ArrayList<>();

  private record Span(double from, double to) {}

  GapPlotNames(GraphicsContext pen, DrawnColors<Part> colors, GapPlotScale scale) {
    this.pen = pen;
    this.colors = colors;
    this.scale = scale;
  }

  /** Names an attempt where it begins, and a wait in its middle, if it is wide enough. */
  void band(GapPlotData.Band band) {
    double from = scale.x(band.fromMs());
    double to = Math.max(from + 1, scale.x(band.toMs()));
    double room = width(band.words());
    boolean wait = band.kind() == GapPlotData.BandKind.WAIT;
    double at = Math.min(wait ? (from + to - room) / 2 : from + 3, scale.width() - room);
    if (clear(at, at + room) && (!wait || room <= to - from)) {
      boolean failed = band.kind() == GapPlotData.BandKind.FAILED;
      pen.setFill(colors.get(failed ? Part.FAILED_TEXT : Part.TEXT));
      pen.setTextAlign(TextAlignment.LEFT);
      pen.fillText(band.words(), at, GapPlotScale.TOP - 8);
      taken.add(new Span(at, at + room + 8));
    }
  }

  /** Names silences: the long ones are what somebody looks for, so they come first. */
  void gaps(List<GapPlotData.Gap> seen) {
    pen.setFill(colors.get(Part.GAP_TEXT));
    seen.stream()
        .sorted(Comparator.comparingDouble(GapPlotData.Gap::millis).reversed())
        .limit(MOST_NAMED)
        .forEach(this::gap);
  }

  /** A triangle and, where there is room, how long it was. */
  private void gap(GapPlotData.Gap gap) {
    double right = GapPlotScale.LEFT + scale.plotWidth();
    double from = scale.x(gap.fromMs());
    double to = Math.max(from + 1, scale.x(gap.toMs()));
    double center = Math.clamp((from + to) / 2, GapPlotScale.LEFT + 4, right - 4);
    double middle = center;
    String label = GapPlotWords.label(gap);
    double room = label.equals(Format.millis(gap.millis())) ? GAP_LABEL : width(label) + 16;
    if (room > GAP_LABEL && room <= scale.plotWidth()) {
      // Words are longer than most bands at an edge: they may lie beside it.
      middle = Math.clamp(middle, GapPlotScale.LEFT + room / 2, scale.width() - room / 2);
    }
    boolean labelled = fits(middle, room);
    if (!labelled && room > GAP_LABEL) {
      // Beside the name of the attempt that the silence began with.
      double left = middle - room / 2;
      double beside = after(left, left + room);
      labelled = beside < to && fits(beside + room / 2, room);
      middle = labelled ? beside + room / 2 : middle;
    }
    if (!labelled && room > GAP_LABEL) {
      label = Format.millis(gap.millis());
      room = GAP_LABEL;
      middle = center;
      labelled = fits(middle, room);
    }
    if (!labelled && !clear(middle - 8, middle + 8)) {
      return;
    }
    double tip = labelled ? middle - room / 2 + 6 : middle;
    double top = GapPlotScale.TOP;
    pen.fillPolygon(
        new double[] {tip - 4, tip + 4, tip}, new double[] {top - 5, top - 5, top - 12}, 3);
    if (labelled) {
      pen.setTextAlign(TextAlignment.LEFT);
      pen.fillText(label, tip + 8, top - 8);
      taken.add(new Span(middle - room / 2, middle + room / 2));
    } else {
      taken.add(new Span(tip - 8, tip + 8));
    }
  }

  /** Whether no name stands there yet. */
  private boolean clear(double from, double to) {
    return taken.stream().noneMatch(span -> span.from < to && from < span.to);
  }

  /** Where there is room after the names that stand in the way. */
  private double after(double from, double to) {
    return taken.stream()
        .filter(span -> span.from < to && from < span.to)
        .mapToDouble(Span::to)
        .max()
        .orElse(from);
  }

  private boolean fits(double middle, double room) {
    double from = middle - room / 2;
    return from >= GapPlotScale.LEFT && from + room <= scale.width() && clear(from, from + room);
  }

  private double width(String words) {
    Text text = new Text(words);
    text.setFont(pen.getFont());
    return text.getLayoutBounds().getWidth();
  }
}
