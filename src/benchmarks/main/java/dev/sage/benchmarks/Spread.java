package dev.sage.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Median, least and most of the rounds. Immutable, thread-safe. */
public record Spread(double median, double least, double most) {

  /** The spread of these values; NaN where there are none. */
  public static Spread of(double[] values) {
    if (values.length == 0) {
      return new Spread(Double.NaN, Double.NaN, Double.NaN);
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /** Whether no value of the one is among those of the other. */
  boolean apartFrom(Spread other) {
    return least > other.most || most < other.least;
  }

  /** {@code median (least–most)}, the bracket only where they differ in this form. */
  String text(String format) {
    String middle = number(format, median);
    String low = number(format, least);
    String high = number(format, most);
    return low.equals(high) ? middle : middle + " (" + low + "–" + high + ")";
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
  }
}
