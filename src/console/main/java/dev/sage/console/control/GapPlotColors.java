package dev.sage.console.control;

/** The colours of a plot, from the style sheet: {@code -sage-plot-bytes} and so on. */
final class GapPlotColors {
  static final DrawnColors.Sheet<Part> SHEET =
      new DrawnColors.Sheet<>(Part.class, "-sage-plot-", region -> ((GapPlot) region).colors());

  private GapPlotColors() {}

  /** What has a colour of its own. */
  enum Part {
    BYTES,
    READS,
    FRAMES,
    TOKENS,
    HEARTBEATS,
    GAP,
    GAP_TEXT,
    WAIT,
    FAILED,
    FAILED_TEXT,
    AXIS,
    TEXT,
    SELECTED
  }
}
