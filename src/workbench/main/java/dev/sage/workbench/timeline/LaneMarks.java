package dev.sage.workbench.timeline;

import java.util.List;

/** What a lane shows: each call while there are few, else how many there are. Immutable. */
public sealed interface LaneMarks {

  /** Every call that touches the range, in order of its beginning. */
  record Bars(List<Bar> bars) implements LaneMarks {
    public Bars {
      bars = List.copyOf(bars);
    }
  }

  /** Too many to show each. */
  record Buckets(Density density) implements LaneMarks {}
}
