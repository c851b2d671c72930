package dev.sage.console.control;

/**
 * Where times stand on a plot of that size. Immutable, thread-safe.
 *
 * @param part of the axis that is on the screen
 */
record GapPlotScale(double width, double height, TimeWindow part) {
  /** Room for the names of the lanes at the left. */
  static final double LEFT = 68;

  static final double RIGHT = 12;

  /** Room for the lengths of silences above the lanes. */
  static final double TOP = 16;

  /** Room for the axis below them. */
  static final double AXIS = 20;

  double plotWidth() {
    return Math.max(1, width - LEFT - RIGHT);
  }

  /** Pixel columns of the lanes. */
  int columns() {
    return Math.max(1, (int) plotWidth());
  }

  /** The lower end of the lanes, where the axis is. */
  double base() {
    return height - AXIS;
  }

  double lanesHeight() {
    return Math.max(1, base() - TOP);
  }

  double x(double ms) {
    double share = part.span() <= 0 ? 0 : (ms - part.fromMs()) / part.span();
    return LEFT + Math.clamp(share, 0, 1) * plotWidth();
  }

  /** The time that stands at x, within the part that is shown. */
  double timeAt(double x) {
    return part.fromMs() + Math.clamp((x - LEFT) / plotWidth(), 0, 1) * part.span();
  }
}
