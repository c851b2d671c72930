package dev.sage.console.streams.explain;

import dev.sage.console.control.Metric;
import dev.sage.console.streams.reading.Metrics;
import dev.sage.console.text.Format;

/**
 * A figure as it stands on the screen, and what explains it. Immutable, thread-safe.
 *
 * @param name what it is
 * @param shown how it is shown
 */
public record Figure(MetricName name, Metric shown) {
  /** What is taken from the frames of a call that runs is an estimate of what will be stored. */
  public static String about(Metrics now, String value) {
    return now.live() ? Format.estimate(value) : value;
  }
}
