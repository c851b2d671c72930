package dev.sage.workbench.timeline;

import dev.sage.workbench.timeline.Density.Outcome;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many calls of each lane begin in a range, and when. Used by the thread that asks only. */
final class LaneCounts {

  private final TimeRange range;
  private final Grid grid;
  private final Map<String, Map<Outcome, int[]>> buckets = new HashMap<>();
  private final Map<String, Total> totals = new HashMap<>();

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

  private void bucket(String key, Outcome outcome, long at, int times) {
    counts(key, outcome)[grid.bucket(at)] += times;
  }

  private int[] counts(String key, Outcome outcome) {
    return Objects.requireNonNull(buckets.computeIfAbsent(key, any -> grid.zeros()).get(outcome));
  }

  /** Counts some in the range. */
  void count(String key, long times) {
    total(key).calls += times;
  }

  private Total total(String key) {
    return totals.computeIfAbsent(key, any -> new Total());
  }

  /** Where the calls of a lane are counted that ended so: a lane has very many slots. */
  Counter counter(String key, Outcome outcome) {
    return new Counter(key, outcome);
  }

  private static final class Total {
    private long calls;
  }

  /** Counts calls of one lane with one outcome; a lane is known from its first call on. */
  final class Counter {
    private final String key;
    private final Outcome outcome;
    private final Total total;
    private int @Nullable [] counts;

    private Counter(String key, Outcome outcome) {
      this.key = key;
      this.outcome = outcome;
      this.total = total(key);
    }

    /** Counts some in the bucket of a moment, not in the range. */
    void bucket(long at, int times) {
      int[] into = counts;
      if (into == null) {
        into = counts(key, outcome);
        counts = into;
      }
      into[grid.bucket(at)] += times;
    }

    /** Counts some in the range. */
    void count(int times) {
      total.calls += times;
    }
  }

  Iterable<String> keys() {
    return buckets.keySet();
  }

  long calls(String key) {
    var total = totals.get(key);
    return total == null ? 0 : total.calls;
  }

  long calls() {
    return totals.values().stream().mapToLong(total -> total.calls).sum();
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
