package dev.sage.console.timeline.lanes;

import dev.sage.workbench.timeline.Bar;
import dev.sage.workbench.timeline.LaneMarks;
import dev.sage.workbench.timeline.TimelineView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer of the store, ready to be drawn at any scale. Immutable, thread-safe; made off the FX
 * thread.
 *
 * @param view the answer
 * @param lanes its bars, found quickly; in the order of the view's lanes, empty for densities
 * @param attempts of calls that were tried more than once, when each began and ended; by call
 * @param tools of calls whose answer calls tools, when each of these came; by call
 */
public record Picture(
    TimelineView view,
    List<LaneIndex> lanes,
    Map<String, List<AttemptSpan>> attempts,
    Map<String, List<ToolSpan>> tools) {

  public Picture {
    lanes = List.copyOf(lanes);
    attempts = Map.copyOf(attempts);
    tools = Map.copyOf(tools);
  }

  /**
   * One try of a call.
   *
   * @param number from 1
   * @param from microseconds since 1970 UTC
   * @param to microseconds since 1970 UTC
   */
  public record AttemptSpan(int number, long from, long to, boolean failed) {}

  /**
   * A tool call of an answer.
   *
   * @param name empty where the answer has none
   * @param from when its first piece came, microseconds since 1970 UTC
   * @param to when its last piece came
   */
  public record ToolSpan(String name, long from, long to) {}

  /** A picture of an answer. */
  public static Picture of(
      TimelineView view,
      Map<String, List<AttemptSpan>> attempts,
      Map<String, List<ToolSpan>> tools) {
    return new Picture(
        view,
        view.marks().stream()
            .map(
                marks ->
                    marks instanceof LaneMarks.Bars bars
                        ? LaneIndex.of(bars.bars())
                        : LaneIndex.of(List.of()))
            .toList(),
        attempts,
        tools);
  }

  /** The bar of a call; empty where the call has none. */
  Optional<Bar> bar(String id) {
    return id.isEmpty()
        ? Optional.empty()
        : lanes.stream()
            .flatMap(lane -> lane.bars().stream())
            .filter(bar -> bar.id().equals(id))
            .findFirst();
  }

  /** How many rows of bars a lane has; 0 where it shows a density. */
  int rows(int lane) {
    return view.marks().get(lane) instanceof LaneMarks.Bars
        ? Math.max(1, lanes.get(lane).rows())
        : 0;
  }

  /** The highest count of a bucket in any lane, so that lanes can be compared. */
  long highest() {
    long highest = 1;
    for (LaneMarks marks : view.marks()) {
      if (marks instanceof LaneMarks.Buckets(var density)) {
        for (int i = 0; i < density.size(); i++) {
          highest = Math.max(highest, density.calls(i));
        }
      }
    }
    return highest;
  }
}
