package dev.sage.console.control;

/** Where the marks of a time axis stand. Stateless. */
final class TimeAxis {
  private static final double[] STEPS = {1, 2, 5};

  private TimeAxis() {}

  /**
   * The distance of marks in ms: 1, 2 or 5 times a power of ten, at least so many pixels apart.
   *
   * @param endMs length of the axis
   * @param width of the axis in pixels
   */
  static double step(double endMs, double width, double leastPixels) {
    double least = endMs * leastPixels / Math.max(1, width);
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(least, 1e-3))));
    for (double step : STEPS) {
      if (step * power >= least) {
        return step * power;
      }
    }
    return 10 * power;
  }

  /** A mark's label: {@code 0}, {@code 200 ms}, {@code 1.5 s}, {@code 2 min}. */
  static String label(double ms) {
    if (ms == 0) {
      return "0";
    }
    if (ms < 1_000) {
      return trimmed(ms) + " ms";
    }
    return ms < 120_000 ? trimmed(ms / 1_000) + " s" : trimmed(ms / 60_000) + " min";
  }

  private static String trimmed(double value) {
    double rounded = Math.round(value * 1_000) / 1_000.0;
    return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
  }
}
