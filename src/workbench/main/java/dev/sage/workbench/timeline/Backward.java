package dev.sage.workbench.timeline;

import dev.sage.workbench.rollup.FigureLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes back from the end of a range over so many calls, in the longest strides that rollups allow.
 * Used by the thread that asks only.
 */
final class Backward {

  private final Asked asked;
  private final List<CountedLane> lanes;
  private final List<FigureLevel> levels;
  private final List<Long> running = new ArrayList<>();
  private long skip;
  private long end;
  private boolean found;

  private Backward(Asked asked, List<CountedLane> lanes, TimeRange range) {
    this.asked = asked;
    this.lanes = lanes;
    this.levels =
        all()
            ? List.of(FigureLevel.values())
            : List.of(FigureLevel.values()).subList(1, FigureLevel.values().length);
    asked.running("c.started_at", range.from(), range.to(), row -> running.add(row.number(0)));
  }

  /**
   * The place of a call.
   *
   * @param to it begins before
   * @param skip how many of the newest before that moment begin after it
   */
  record Place(long to, long skip) {}

  /** The place of the call with so many newer ones in a range; empty where there are no more. */
  static Optional<Place> over(Asked asked, List<CountedLane> lanes, TimeRange range, long calls) {
    var backward = new Backward(asked, lanes, range);
    backward.skip = calls;
    backward.go(range.from(), range.to(), backward.levels.size());
    return backward.found ? Optional.of(new Place(backward.end, backward.skip)) : Optional.empty();
  }

  private boolean all() {
    return asked.filter.source().isEmpty();
  }

  private void go(long from, long to, int upTo) {
    if (found || from >= to) {
      return;
    }
    if (upTo == 0) {
      take(to, rows(from, to));
      return;
    }
    var level = levels.get(upTo - 1);
    long first = Math.ceilDiv(from, level.micros()) * level.micros();
    long last = Math.floorDiv(to, level.micros()) * level.micros();
    if (first >= last) {
      go(from, to, upTo - 1);
      return;
    }
    go(last, to, upTo - 1);
    if (!found) {
      strides(level, first, last, upTo);
    }
    go(from, first, upTo - 1);
  }

  private void strides(FigureLevel level, long from, long to, int upTo) {
    var calls = new long[Math.toIntExact((to - from) / level.micros())];
    if (all()) {
      add(0, level, from, to, calls);
    } else {
      for (CountedLane lane : lanes) {
        if (lane.reaches(from, to)) {
          add(lane.number(), level, from, to, calls);
        }
      }
    }
    for (long at : running) {
      if (at >= from && at < to) {
        calls[(int) ((at - from) / level.micros())]++;
      }
    }
    for (int i = calls.length - 1; i >= 0 && !found; i--) {
      long begin = from + i * level.micros();
      if (calls[i] <= skip) {
        skip -= calls[i];
      } else {
        go(begin, begin + level.micros(), upTo - 1);
      }
    }
  }

  private void add(long lane, FigureLevel level, long from, long to, long[] calls) {
    asked.view.each(
        "SELECT at, calls FROM rollup WHERE lane = ? AND level = ? AND at >= ? AND at < ?",
        List.of(lane, level.seconds(), from / 1_000_000, to / 1_000_000),
        row -> calls[(int) ((row.number(0) * 1_000_000 - from) / level.micros())] += row.number(1));
  }

  private void take(long to, long calls) {
    if (calls <= skip) {
      skip -= calls;
    } else {
      found = true;
      end = to;
    }
  }

  private long rows(long from, long to) {
    if (all()) {
      return asked.view.number(
          "SELECT count(*) FROM call WHERE started_at >= ? AND started_at < ?", List.of(from, to));
    }
    long calls = running.stream().filter(at -> at >= from && at < to).count();
    for (CountedLane lane : lanes) {
      calls +=
          asked.view.number(
              "SELECT count(*) FROM call c WHERE " + Asked.OF_LANE,
              List.of(lane.provider(), lane.model(), lane.status(), from, to));
    }
    return calls;
  }
}
