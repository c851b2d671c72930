package dev.sage.workbench.timeline;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How many calls began in each of a row of equally long buckets. Immutable, thread-safe. Bucket
 * {@code i} begins at {@code origin + i * bucketMicros}.
 */
public final class Density {
  private final long origin;
  private final long bucketMicros;
  private final Map<Outcome, int[]> counts;

  /**
   * @param origin microseconds since 1970 UTC
   * @param bucketMicros the length of a bucket, microseconds
   * @param counts a number a bucket for every outcome; the arrays are kept as they are, not to be
   *     changed any more
   */
  public Density(long origin, long bucketMicros, Map<Outcome, int[]> counts) {
    this.origin = origin;
    this.bucketMicros = bucketMicros;
    this.counts = new EnumMap<>(counts);
  }

  /** How a call stands, as far as a timeline tells it apart. */
  public enum Outcome {
    COMPLETE,
    /** Failed or interrupted. */
    FAILED,
    CANCELLED,
    RUNNING
  }

  /** Where the first bucket begins, microseconds since 1970 UTC; at most the range's from. */
  public long origin() {
    return origin;
  }

  /** The length of a bucket, microseconds. */
  public long bucketMicros() {
    return bucketMicros;
  }

  /** How many buckets there are. */
  public int size() {
    return counts(Outcome.COMPLETE).length;
  }

  /** The calls of a bucket that stand so. */
  public int count(Outcome outcome, int bucket) {
    return counts(outcome)[bucket];
  }

  /** All calls of a bucket. */
  public long calls(int bucket) {
    long calls = 0;
    for (int[] each : counts.values()) {
      calls += each[bucket];
    }
    return calls;
  }

  private int[] counts(Outcome outcome) {
    return Objects.requireNonNull(counts.get(outcome));
  }
}
