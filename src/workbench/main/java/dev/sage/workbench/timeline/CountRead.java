package dev.sage.workbench.timeline;

import dev.sage.workbench.rollup.DensityLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Counts the calls of lanes, from rollups where they know, else from the rows. Stateless. */
final class CountRead {

  /** So many rows are counted one by one where a bucket is to be shorter than a second. */
  static final int SHORT = 20_000;

  private CountRead() {}

  /** What was counted, and how many lanes beside those. */
  record Counted(LaneCounts counts, int lanesLeftOut) {}

  static Counted read(Asked asked, Grouping grouping, TimeRange range, int buckets, int mostLanes) {
    boolean seconds = range.length() / Math.max(1, buckets) >= DensityLevel.SECONDS.micros();
    boolean few = !seconds && !asked.moreThan(SHORT, range.from(), range.to());
    if (few || !asked.counted(grouping)) {
      return new Counted(rows(asked, grouping, range, buckets), 0);
    }
    return rollups(asked, grouping, range, buckets, mostLanes);
  }

  private static LaneCounts rows(Asked asked, Grouping grouping, TimeRange range, int buckets) {
    var grid = Grid.atMost(range, buckets, 1);
    var counts = new LaneCounts(range, grid);
    asked.calls(
        "c.started_at, c.status, " + Asked.KEY,
        grid.origin(),
        grid.end(),
        row -> counts.add(Asked.key(grouping, row, 2), Outcomes.of(row.text(1)), row.number(0)));
    return counts;
  }

  private static Counted rollups(
      Asked asked, Grouping grouping, TimeRange range, int buckets, int mostLanes) {
    var level = level(range.length() / Math.max(1, buckets));
    var grid = Grid.atMost(range, buckets, level.micros());
    var counts = new LaneCounts(range, grid);
    var newest =
        CountedLanes.of(asked, grouping, new TimeRange(grid.origin(), grid.end()), mostLanes);
    long first = Math.ceilDiv(range.from(), level.micros()) * level.micros();
    long last = Math.floorDiv(range.to(), level.micros()) * level.micros();
    for (CountedLane lane : newest.lanes()) {
      var counter = counts.counter(lane.key(), lane.outcome());
      SlotRead.each(
          asked.view,
          lane,
          level,
          grid.origin(),
          grid.end(),
          (at, calls) -> {
            counter.bucket(at, calls);
            if (at >= first && at < last) {
              counter.count(calls);
            }
          });
    }
    // The first and the last slot reach beyond the range: of these, what lies in it.
    var ends = new ArrayList<Piece>();
    if (first < last) {
      ends.addAll(Piece.between(range.from(), first));
      ends.addAll(Piece.between(last, range.to()));
    } else {
      ends.addAll(Piece.of(range));
    }
    inRange(asked, grouping, ends, newest.lanes(), counts);
    asked.running(
        "c.started_at, c.status, " + Asked.KEY,
        grid.origin(),
        grid.end(),
        row -> counts.add(Asked.key(grouping, row, 2), Outcomes.of(row.text(1)), row.number(0)));
    return new Counted(counts, newest.leftOut());
  }

  private static DensityLevel level(long micros) {
    var level = DensityLevel.SECONDS;
    for (DensityLevel each : DensityLevel.values()) {
      if (each.micros() <= micros) {
        level = each;
      }
    }
    return level;
  }

  private static void inRange(
      Asked asked,
      Grouping grouping,
      List<Piece> pieces,
      List<CountedLane> lanes,
      LaneCounts counts) {
    var shown = lanes.stream().map(CountedLane::key).collect(Collectors.toSet());
    for (Piece piece : pieces) {
      var level = piece.level();
      if (level == null) {
        asked.calls(
            Asked.KEY + ", c.status",
            piece.from(),
            piece.to(),
            row -> {
              String key = Asked.key(grouping, row, 0);
              if (shown.contains(key) && !row.text(4).equals("running")) {
                counts.count(key, 1);
              }
            });
        continue;
      }
      for (CountedLane lane : lanes) {
        var counter = counts.counter(lane.key(), lane.outcome());
        SlotRead.each(
            asked.view, lane, level, piece.from(), piece.to(), (at, calls) -> counter.count(calls));
      }
    }
  }

  /** How many calls begin in a range, by nothing. */
  static long total(Asked asked, TimeRange range) {
    var counts = new LaneCounts(range, Grid.atMost(range, 1, 1));
    var parted = new ArrayList<CountedLane>();
    for (CountedLane lane : CountedLanes.targets(asked, Grouping.PROVIDER, range)) {
      if (lane.within(range)) {
        counts.count(lane.key(), lane.calls());
      } else {
        parted.add(lane);
      }
    }
    var pieces = Piece.of(range);
    // Rows are of any lane: those that are counted already must not be met again.
    var whole = new ArrayList<Piece>();
    for (Piece piece : pieces) {
      if (piece.level() != null) {
        whole.add(piece);
      } else {
        for (CountedLane lane : parted) {
          asked.calls(
              "c.n",
              lane,
              new TimeRange(piece.from(), piece.to()),
              row -> counts.count(lane.key(), 1));
        }
      }
    }
    inRange(asked, Grouping.PROVIDER, whole, parted, counts);
    asked.running("c.started_at", range.from(), range.to(), row -> counts.count("", 1));
    return counts.calls();
  }
}
