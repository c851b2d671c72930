package dev.sage.workbench.timeline;

/**
 * A stretch of time. Immutable, thread-safe.
 *
 * @param from microseconds since 1970 UTC, inclusive
 * @param to microseconds since 1970 UTC, exclusive; greater than {@code from}
 */
public record TimeRange(long from, long to) {

  public TimeRange {
    if (to <= from) {
      throw new IllegalArgumentException("a range ends after it begins");
    }
  }

  /** Microseconds. */
  public long length() {
    return to - from;
  }

  public boolean contains(long moment) {
    return moment >= from && moment < to;
  }
}
