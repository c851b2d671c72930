package dev.sage.console.timeline.lanes;

import dev.sage.console.timeline.axis.Ticks;
import dev.sage.console.timeline.axis.TimeScale;

/**
 * What is drawn at one moment. Immutable, thread-safe.
 *
 * @param scale where moments stand
 * @param scroll how much of the lanes is above the screen, pixels
 * @param chosen the id of the call that is looked at, or an empty text
 * @param now where bars of running calls end, microseconds since 1970 UTC
 */
record LanesFrame(
    Picture picture,
    LaneLayout layout,
    TimeScale scale,
    Ticks ticks,
    double scroll,
    double height,
    Coloring coloring,
    String chosen,
    long now) {
  /** Room for the names of the lanes at the left. */
  static final double NAMES = 184;

  /** Room for the axis above them. */
  static final double AXIS = 24;

  static final double RIGHT = 12;

  /** The height on the screen of a place in the lanes. */
  double y(double inLanes) {
    return AXIS + inLanes - scroll;
  }
}
