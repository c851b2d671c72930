package dev.sage.benchmarks.client;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one client process measured: a number for each metric, handed to the harness as lines {@code
 * METRIC=number}. Not thread-safe.
 */
public final class Measurement {

  /** What is measured, in the units of the table. */
  public enum Metric {
    /** {@code System.nanoTime()} of the first token of the process. */
    FIRST_TOKEN_AT,
    /** From the start of the process to its first token. */
    COLD_MILLIS,
    EVENTS_PER_SECOND,
    CPU_MICROS_PER_EVENT,
    BYTES_PER_EVENT,
    TTFT_MILLIS,
    /** The same in a process that has made no more than a few calls. */
    TTFT_EARLY_MILLIS,
    STREAMS_CPU_PERCENT,
    STREAMS_P50_MILLIS,
    STREAMS_P99_MILLIS,
    STREAMS_THREADS,
    /** Heap still used with the answer in hand, above what was used before. */
    KEPT_MEGABYTES,
    /** Heap still used when the answer is gone too. */
    KEPT_AFTER_MEGABYTES,
    /** Time of ten times the events, over the time. */
    TEN_TIMES,
    /** Processor time of ten times the events, over the processor time. */
    TEN_TIMES_CPU,
    /** Processor time of the whole process. */
    CPU_SECONDS
  }

  private final Map<Metric, Double> values = new EnumMap<>(Metric.class);

  /** Notes a value. */
  public void set(Metric metric, double value) {
    values.put(metric, value);
  }

  /** The value, NaN where it was not measured. */
  public double get(Metric metric) {
    return values.getOrDefault(metric, Double.NaN);
  }

  /** As lines. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    values.forEach(
        (metric, value) -> lines.add(String.format(Locale.ROOT, "%s=%.6f", metric, value)));
    return lines;
  }

  /** From lines; others than those of {@link #lines} are passed over. */
  public static Measurement of(List<String> lines) {
    var measurement = new Measurement();
    for (String line : lines) {
      int equals = line.indexOf('=');
      for (Metric metric : Metric.values()) {
        if (equals > 0 && metric.name().equals(line.substring(0, equals))) {
          measurement.set(metric, Double.parseDouble(line.substring(equals + 1)));
        }
      }
    }
    return measurement;
  }
}
