package dev.sage.workbench.timeline;

import dev.sage.workbench.rollup.FigureLevel;
import dev.sage.workbench.rollup.RolledCall;
import dev.sage.workbench.rollup.Tally;
import dev.sage.workbench.store.StoreView;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Puts figures together, from rollups or from the rows. Used by the thread that asks only. */
final class FigureRead {

  private static final String ROLLUP = "SELECT at, " + Tally.COLUMNS + " FROM rollup";

  private final Asked asked;
  private final TimeRange range;

  /** The rows of rollups that count, and the levels that they have; empty where none does. */
  private final List<Long> lanes;

  private final List<FigureLevel> levels;
  private final boolean byRows;

  FigureRead(Asked asked, TimeRange range) {
    this.asked = asked;
    this.range = range;
    boolean rows =
        !asked.counted(Grouping.PROVIDER) || !asked.moreThan(Asked.ROWS, range.from(), range.to());
    boolean all = asked.filter.source().isEmpty();
    if (rows) {
      lanes = List.of();
    } else if (all) {
      lanes = List.of(0L);
    } else {
      lanes =
          CountedLanes.targets(asked, Grouping.MODEL, range).stream()
              .map(CountedLane::number)
              .toList();
    }
    levels =
        Arrays.stream(FigureLevel.values())
            .filter(level -> all || level != FigureLevel.MINUTE)
            .toList();
    byRows = rows;
  }

  Figures total() {
    var total = new Sample(new Sample.Budget());
    if (byRows) {
      asked.calls(RolledCall.COLUMNS, range.from(), range.to(), row -> total.add(call(row)));
    } else {
      cover(total, range.from(), range.to(), levels.size());
      asked.running("c.n", range.from(), range.to(), row -> total.running());
    }
    return total.figures();
  }

  /** The longest stretches that make up exactly this range, and rows at its ends. */
  private void cover(Sample total, long from, long to, int upTo) {
    if (from >= to) {
      return;
    }
    if (upTo == 0) {
      asked.calls(
          RolledCall.COLUMNS,
          from,
          to,
          row -> {
            var call = call(row);
            if (!call.running()) {
              total.add(call);
            }
          });
      return;
    }
    var level = levels.get(upTo - 1);
    long first = Math.ceilDiv(from, level.micros()) * level.micros();
    long last = Math.floorDiv(to, level.micros()) * level.micros();
    if (first >= last) {
      cover(total, from, to, upTo - 1);
      return;
    }
    cover(total, from, first, upTo - 1);
    rollups(level, first, last, row -> total.add(row, 1));
    cover(total, last, to, upTo - 1);
  }

  private void rollups(FigureLevel level, long from, long to, StoreView.Visitor visitor) {
    for (long lane : lanes) {
      asked.view.each(
          ROLLUP + " WHERE lane = ? AND level = ? AND at >= ? AND at < ?",
          List.of(lane, level.seconds(), from / 1_000_000, to / 1_000_000),
          visitor);
    }
  }

  Charts charts(int buckets) {
    long wanted = Math.max(1, range.length() / Math.max(1, buckets));
    if (byRows) {
      return rows(Grid.of(range, wanted));
    }
    var level = levels.getFirst();
    for (FigureLevel each : levels) {
      if (each.micros() <= wanted) {
        level = each;
      }
    }
    long length = level.micros() * Math.max(1, wanted / level.micros());
    return rollups(level, Grid.of(range, length));
  }

  private Charts rows(Grid grid) {
    var samples = samples(grid);
    var total = new Sample(new Sample.Budget());
    asked.calls(
        RolledCall.COLUMNS,
        grid.origin(),
        grid.end(),
        row -> {
          var call = call(row);
          samples.get(grid.bucket(call.startedAt())).add(call);
          if (range.contains(call.startedAt())) {
            total.add(call);
          }
        });
    return charts(grid, samples, total.figures());
  }

  private Charts rollups(FigureLevel level, Grid grid) {
    var samples = samples(grid);
    rollups(
        level,
        grid.origin(),
        grid.end(),
        row -> samples.get(grid.bucket(row.number(0) * 1_000_000)).add(row, 1));
    asked.running(
        "c.started_at",
        grid.origin(),
        grid.end(),
        row -> samples.get(grid.bucket(row.number(0))).running());
    return charts(grid, samples, total());
  }

  private static List<Sample> samples(Grid grid) {
    var budget = new Sample.Budget();
    return IntStream.range(0, grid.size()).mapToObj(i -> new Sample(budget)).toList();
  }

  private static Charts charts(Grid grid, List<Sample> samples, Figures total) {
    return new Charts(
        grid.origin(), grid.bucketMicros(), samples.stream().map(Sample::figures).toList(), total);
  }

  /** A row of {@link RolledCall#COLUMNS}. */
  private static RolledCall call(StoreView.Row row) {
    return RolledCall.of(row::numberOrNull, row::textOrNull);
  }
}
