package dev.sage.workbench.timeline;

import dev.sage.workbench.timeline.Density.Outcome;

/**
 * A row of the table {@code lane}. Immutable.
 *
 * @param key of the lane of the timeline that it is a part of
 * @param provider empty unless it is of a target, as {@code model}
 * @param status in SQL's words
 * @param calls how many there are
 * @param first none of them began before
 * @param last none of them began after
 */
record CountedLane(
    long number,
    String key,
    String provider,
    String model,
    String status,
    long calls,
    long first,
    long last) {

  Outcome outcome() {
    return Outcomes.of(status);
  }

  /** Whether all of its calls began in a range. */
  boolean within(TimeRange range) {
    return first >= range.from() && last < range.to();
  }

  /** Whether some of its calls may have begun in a stretch of time. */
  boolean reaches(long from, long to) {
    return first < to && last >= from;
  }
}
