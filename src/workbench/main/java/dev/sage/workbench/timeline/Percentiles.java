package dev.sage.workbench.timeline;

import org.jspecify.annotations.Nullable;

/**
 * Percentiles of a time over some complete calls. Immutable, thread-safe.
 *
 * @param n over how many calls
 * @param p50 nanoseconds, or null where there is no call
 * @param p95 nanoseconds, or null where there is no call
 * @param p99 nanoseconds, or null with less than 100 calls
 * @param exact whether it is of the rows themselves, by linear interpolation (type 7); else from a
 *     histogram, at most 1 % off
 */
public record Percentiles(
    long n, @Nullable Long p50, @Nullable Long p95, @Nullable Long p99, boolean exact) {

  /** Of no call. */
  public static final Percentiles NONE = new Percentiles(0, null, null, null, true);
}
