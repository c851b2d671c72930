package dev.sage.console.streams.explain;

import dev.sage.console.control.MetricsRow;
import java.util.List;
import java.util.function.Consumer;

/** Figures in a row, each of which can be asked what it is. FX thread only. */
public final class FiguresRow {
  private final MetricsRow row = new MetricsRow();
  private List<Figure> figures = List.of();

  /**
   * An empty row.
   *
   * @param explain asked to explain a figure
   */
  public FiguresRow(Consumer<Figure> explain) {
    row.setOnMetric(index -> explain.accept(figures.get(index)));
  }

  /** What is on the screen. */
  public MetricsRow row() {
    return row;
  }

  /** Shows these figures, in this order. */
  public void set(List<Figure> now) {
    figures = List.copyOf(now);
    row.set(figures.stream().map(Figure::shown).toList());
  }
}
