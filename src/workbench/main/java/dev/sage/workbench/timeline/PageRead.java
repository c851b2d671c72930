package dev.sage.workbench.timeline;

import dev.sage.workbench.store.CallTables;
import dev.sage.workbench.store.StoreView;
import dev.sage.workbench.store.StoredCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a page of the calls of a range, newest first. Used by the thread that asks only. */
final class PageRead {

  /** So many calls are passed over one by one rather than by rollups. */
  private static final int NEAR = 2_000;

  /** The same in each of many lanes. */
  private static final int NEAR_IN_LANES = 200;

  private final Asked asked;
  private final TimeRange range;

  PageRead(Asked asked, TimeRange range) {
    this.asked = asked;
    this.range = range;
  }

  List<StoredCall> read(int offset, int limit) {
    boolean all = asked.filter.source().isEmpty();
    if ((all && offset <= NEAR)
        || !asked.counted(Grouping.PROVIDER)
        || !asked.moreThan(NEAR, range.from(), range.to())) {
      return rows(range, offset, limit);
    }
    var lanes = all ? List.<CountedLane>of() : CountedLanes.targets(asked, Grouping.MODEL, range);
    var place =
        !all && offset <= NEAR_IN_LANES
            ? new Backward.Place(range.to(), offset)
            : Backward.over(asked, lanes, range, offset).orElse(null);
    if (place == null) {
      return List.of();
    }
    var rest = new TimeRange(range.from(), place.to());
    return all ? rows(rest, place.skip(), limit) : ofLanes(lanes, rest, place.skip(), limit);
  }

  private List<StoredCall> rows(TimeRange place, long offset, int limit) {
    var values = new ArrayList<Object>(List.of(place.from(), place.to()));
    String passing = asked.view.condition(asked.filter, values);
    values.add(limit);
    values.add(offset);
    return asked.view.calls(
        "SELECT c.*"
            + CallTables.where("c.started_at >= ? AND c.started_at < ? AND " + passing)
            + " ORDER BY c.started_at DESC, c.n DESC LIMIT ? OFFSET ?",
        values);
  }

  /** A call by the order of a page. */
  private record Found(long startedAt, long number) {
    static final Comparator<Found> NEWEST_FIRST =
        Comparator.comparingLong(Found::startedAt).thenComparingLong(Found::number).reversed();
  }

  /** The newest of each lane, and the newest of these. */
  private List<StoredCall> ofLanes(List<CountedLane> lanes, TimeRange place, long skip, int limit) {
    var found = new ArrayList<Found>();
    StoreView.Visitor visitor = row -> found.add(new Found(row.number(0), row.number(1)));
    for (CountedLane lane : lanes) {
      asked.view.each(
          "SELECT c.started_at, c.n FROM call c WHERE "
              + Asked.OF_LANE
              + " ORDER BY c.started_at DESC, c.n DESC LIMIT ?",
          List.of(
              lane.provider(), lane.model(), lane.status(), place.from(), place.to(), skip + limit),
          visitor);
    }
    asked.running("c.started_at, c.n", place.from(), place.to(), visitor);
    String numbers =
        found.stream()
            .sorted(Found.NEWEST_FIRST)
            .skip(skip)
            .limit(limit)
            .map(call -> Long.toString(call.number()))
            .collect(Collectors.joining(",", "[", "]"));
    return asked.view.calls(
        "SELECT c.* FROM json_each(?) k CROSS JOIN call c ON c.n = k.value"
            + " ORDER BY c.started_at DESC, c.n DESC",
        List.of(numbers));
  }
}
