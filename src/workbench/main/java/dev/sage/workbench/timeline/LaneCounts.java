package dev.sage.workbench.timeline;

import dev.sage.workbench.timeline.Density.Outcome;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** How many calls of each lane begin in a range, and when. Used by the thread that asks only. */
final class LaneCounts {

  private final TimeRange range;
  private final Grid grid;
  private final Map<String, Map<Outcome, int[]>> buckets = new HashMap<>();
  private final Map<String, Long> calls = new HashMap<>();

  LaneCounts(TimeRange range, Grid grid) {
    this.range = range;
    this.grid = grid;
  }

  /** Counts a call that was read. */
  void add(String key, Outcome outcome, long startedAt) {
    if (grid.covers(startedAt)) {
      bucket(key, outcome, startedAt, 1);
    }
    if (range.contains(startedAt)) {
      count(key, 1);
    }
  }

  /** Counts some in the bucket of a moment, not in the range. */
  void bucket(String key, Outcome outcome, long at, int times) {
    var counts = buckets.computeIfAbsent(key, any -> grid.zeros());
    Objects.requireNonNull(counts.get(outcome))[grid.bucket(at)] += times;
  }

  /** Counts some in the range. */
  void count(String key, long times) {
    calls.merge(key, times, Long::sum);
  }

  Iterable<String> keys() {
    return buckets.keySet();
  }

  long calls(String key) {
    return calls.getOrDefault(key, 0L);
  }

  long calls() {
    return calls.values().stream().mapToLong(Long::longValue).sum();
  }

  Density density(String key) {
    return new Density(grid.origin(), grid.bucketMicros(), buckets.getOrDefault(key, grid.zeros()));
  }

  /** All lanes as one. */
  Density together() {
    var sum = grid.zeros();
    for (var lane : buckets.values()) {
      lane.forEach(
          (outcome, counts) -> {
            int[] into = Objects.requireNonNull(sum.get(outcome));
            for (int i = 0; i < counts.length; i++) {
              into[i] += counts[i];
            }
          });
    }
    return new Density(grid.origin(), grid.bucketMicros(), sum);
  }
}
