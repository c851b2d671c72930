package dev.sage.workbench.timeline;

import dev.sage.workbench.timeline.Density.Outcome;
import java.util.EnumMap;
import java.util.Map;

/** Equally long buckets that cover a range; each begins at a multiple of its length. Immutable. */
record Grid(long origin, long bucketMicros, int size) {

  /** Buckets of this length. */
  static Grid of(TimeRange range, long bucketMicros) {
    long first = Math.floorDiv(range.from(), bucketMicros);
    long last = Math.floorDiv(range.to() - 1, bucketMicros);
    return new Grid(first * bucketMicros, bucketMicros, Math.toIntExact(last - first + 1));
  }

  /** At most so many buckets, each as long as some of these units. */
  static Grid atMost(TimeRange range, int buckets, long unit) {
    // One more may be begun at each end than fit.
    long parts = Math.max(1, buckets - 1L);
    long length = Math.ceilDiv(Math.ceilDiv(range.length(), parts), unit) * unit;
    var grid = of(range, length);
    return grid.size() <= Math.max(1, buckets) ? grid : of(range, length + unit);
  }

  long end() {
    return origin + size * bucketMicros;
  }

  /** The bucket of a moment between {@link #origin} and {@link #end}. */
  int bucket(long micros) {
    return (int) ((micros - origin) / bucketMicros);
  }

  boolean covers(long micros) {
    return micros >= origin && micros < end();
  }

  /** A zero a bucket. */
  Map<Outcome, int[]> zeros() {
    var counts = new EnumMap<Outcome, int[]>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome, new int[size]);
    }
    return counts;
  }
}
