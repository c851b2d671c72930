package dev.sage.console.timeline.axis;

import dev.sage.console.control.TimeWindow;
import dev.sage.workbench.timeline.TimeRange;

/** How ranges move and grow, by the rules of every time axis ({@link TimeWindow}). Stateless. */
public final class Ranges {
  private static final double MICROS = 1_000;
  private static final long SECOND = 1_000_000;

  private Ranges() {}

  /** Looks closer, or from farther away, at a moment that keeps its place. */
  public static TimeRange zoomed(TimeRange range, double factor, long anchor, TimeRange limits) {
    TimeRange within = union(range, limits);
    return range(
        window(range, within).zoomed(factor, millis(anchor, within), window(within, within)),
        within);
  }

  /** The same length, so much later. */
  public static TimeRange moved(TimeRange range, long micros, TimeRange limits) {
    TimeRange within = union(range, limits);
    return range(window(range, within).moved(micros / MICROS, window(within, within)), within);
  }

  /** Moved as little as possible so that the moment is well inside. */
  public static TimeRange showing(TimeRange range, long moment, TimeRange limits) {
    TimeRange within = union(union(range, limits), new TimeRange(moment, moment + 1));
    return range(
        window(range, within).showing(millis(moment, within), window(within, within)), within);
  }

  /** From the earlier beginning to the later end. */
  public static TimeRange union(TimeRange one, TimeRange other) {
    return new TimeRange(Math.min(one.from(), other.from()), Math.max(one.to(), other.to()));
  }

  /** A little more than the calls take, so that none stands at the very edge. */
  public static TimeRange around(TimeRange extent) {
    long margin = Math.max(SECOND / 10, extent.length() / 50);
    return new TimeRange(extent.from() - margin, extent.to() + margin);
  }

  private static double millis(long moment, TimeRange origin) {
    return (moment - origin.from()) / MICROS;
  }

  private static TimeWindow window(TimeRange range, TimeRange origin) {
    return new TimeWindow(millis(range.from(), origin), millis(range.to(), origin));
  }

  private static TimeRange range(TimeWindow window, TimeRange origin) {
    long from = origin.from() + Math.round(window.fromMs() * MICROS);
    long to = origin.from() + Math.round(window.toMs() * MICROS);
    return new TimeRange(from, Math.max(from + 1, to));
  }
}
