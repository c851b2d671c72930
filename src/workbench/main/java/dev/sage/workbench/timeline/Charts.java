package dev.sage.workbench.timeline;

import java.util.List;

/**
 * Figures over a range, bucket by bucket and in all. Immutable, thread-safe.
 *
 * @param origin where the first bucket begins, microseconds since 1970 UTC
 * @param bucketMicros the length of a bucket
 * @param buckets in order of time
 * @param total over the range itself
 */
public record Charts(long origin, long bucketMicros, List<Figures> buckets, Figures total) {
  public Charts {
    buckets = List.copyOf(buckets);
  }
}
