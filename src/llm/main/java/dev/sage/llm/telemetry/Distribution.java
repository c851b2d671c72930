package dev.sage.llm.telemetry;

import java.util.OptionalDouble;

/**
 * How the values of one quantity are spread, in its own unit. Percentiles are interpolated (type
 * 7). Immutable, thread-safe.
 *
 * @param count how many values there were: to be shown beside every percentile
 * @param exact whether the percentiles are of all values, not of a sample
 * @param min the smallest value that was kept
 * @param p50 the median
 * @param p90 the 90th percentile
 * @param p95 the 95th percentile
 * @param p99 the 99th percentile; empty where there are fewer than 100 values
 * @param p999 the 99.9th percentile; empty where there are fewer than 1,000 values
 * @param max the largest value that was kept
 */
public record Distribution(
    long count,
    boolean exact,
    OptionalDouble min,
    OptionalDouble p50,
    OptionalDouble p90,
    OptionalDouble p95,
    OptionalDouble p99,
    OptionalDouble p999,
    OptionalDouble max) {

  /** Fewer values say nothing of the 99th percentile. */
  private static final int ENOUGH_FOR_P99 = 100;

  /** Fewer values say nothing of the 99.9th percentile. */
  private static final int ENOUGH_FOR_P999 = 1000;

  /**
   * Of these values.
   *
   * @param samples the values
   * @return how they are spread
   */
  public static Distribution of(Samples samples) {
    var sorted = samples.sorted();
    long count = samples.count();
    return new Distribution(
        count,
        count == sorted.length,
        Samples.percentile(sorted, 0),
        Samples.percentile(sorted, 0.5),
        Samples.percentile(sorted, 0.9),
        Samples.percentile(sorted, 0.95),
        count < ENOUGH_FOR_P99 ? OptionalDouble.empty() : Samples.percentile(sorted, 0.99),
        count < ENOUGH_FOR_P999 ? OptionalDouble.empty() : Samples.percentile(sorted, 0.999),
        Samples.percentile(sorted, 1));
  }
}
