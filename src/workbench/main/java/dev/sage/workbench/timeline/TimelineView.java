package dev.sage.workbench.timeline;

import java.util.List;

/**
 * The answer to a {@link TimelineQuery}. Immutable, thread-safe.
 *
 * @param lanes the lanes with calls in the range: by provider and model in alphabetical order, by
 *     run and session the newest first, at most {@link #MOST_LANES}
 * @param marks what each of them shows, in the same order
 * @param calls how many calls begin in the range, those of lanes left out too
 * @param lanesLeftOut how many lanes more there are; not counted beyond 5,000
 */
public record TimelineView(
    TimelineQuery query, List<Lane> lanes, List<LaneMarks> marks, long calls, int lanesLeftOut) {

  /** More are not shown at once. */
  public static final int MOST_LANES = 200;

  public TimelineView {
    lanes = List.copyOf(lanes);
    marks = List.copyOf(marks);
  }
}
