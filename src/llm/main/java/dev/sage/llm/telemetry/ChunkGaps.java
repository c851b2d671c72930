package dev.sage.llm.telemetry;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The times between consecutive token-bearing frames of one answer, ns; those that arrived with one
 * network read have 0 between them. Immutable, thread-safe. Exact up to {@value #LIMIT} gaps; of a
 * longer answer {@link #nanos} is an even sample of that size, while number, longest and the gaps
 * that may be stalls stay exact.
 */
public final class ChunkGaps {

  /** So many gaps are kept. */
  public static final int LIMIT = 4096;

  /** A gap up to this long, ns, is no stall, however short the others are: 250 ms. */
  public static final long STALL_FLOOR_NANOS = 250_000_000;

  /** A stall is this many times as long as the median. */
  private static final int STALL_FACTOR = 5;

  /** No gap, or nobody measured. */
  public static final ChunkGaps NONE = new ChunkGaps(0, 0, new long[0], new long[0]);

  private final long count;
  private final long longest;
  private final long[] sorted;
  private final long[] suspects;

  private ChunkGaps(long count, long longest, long[] sorted, long[] suspects) {
    this.count = count;
    this.longest = longest;
    this.sorted = sorted;
    this.suspects = suspects;
  }

  /**
   * From what was measured.
   *
   * @param count how many gaps there were
   * @param longest the longest of all
   * @param sorted all of them, or an even sample, in rising order
   * @param suspects all that are longer than {@link #STALL_FLOOR_NANOS}
   * @return the gaps
   */
  public static ChunkGaps of(long count, long longest, long[] sorted, long[] suspects) {
    if (count == 0) {
      return NONE;
    }
    return new ChunkGaps(count, longest, sorted.clone(), suspects.clone());
  }

  /** {@return how many gaps there were: one less than token-bearing frames} */
  public long count() {
    return count;
  }

  /** {@return the longest, ns} */
  public OptionalLong longest() {
    return count == 0 ? OptionalLong.empty() : OptionalLong.of(longest);
  }

  /** {@return the median, ns} */
  public OptionalDouble median() {
    return Samples.percentile(sorted, 0.5);
  }

  /** {@return how many were stalls: longer than 250 ms and than five times the median} */
  public int stalls() {
    double median = median().orElse(0);
    return (int) Arrays.stream(suspects).filter(gap -> gap > STALL_FACTOR * median).count();
  }

  /** {@return the gaps that were kept, in rising order} */
  public long[] nanos() {
    return sorted.clone();
  }

  @Override
  public String toString() {
    return "ChunkGaps[count=" + count + ", median=" + median() + ", stalls=" + stalls() + "]";
  }
}
