package dev.sage.console.timeline.charts;

import dev.sage.console.text.Format;

/** How long a column of a chart is, in words. Stateless. */
final class Spans {
  private static final long MILLISECOND = 1_000;
  private static final long SECOND = 1_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Spans() {}

  /** In its largest unit: {@code 6 h}, {@code 1.5 d}, {@code 250 ms}, {@code 23 µs}. */
  static String words(long micros) {
    if (micros < MILLISECOND) {
      return Format.count(micros) + " µs";
    }
    if (micros < MINUTE) {
      return Format.millis(micros / 1e3);
    }
    return micros < HOUR
        ? number(micros, MINUTE) + " min"
        : micros < DAY ? number(micros, HOUR) + " h" : number(micros, DAY) + " d";
  }

  private static String number(long micros, long unit) {
    long tenths = Math.round(10.0 * micros / unit);
    return tenths >= 100 || tenths % 10 == 0
        ? Format.count(Math.round(tenths / 10.0))
        : tenths / 10 + "." + tenths % 10;
  }
}
