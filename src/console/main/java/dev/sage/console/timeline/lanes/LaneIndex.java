package dev.sage.console.timeline.lanes;

import dev.sage.workbench.timeline.Bar;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The bars of a lane, found by place. Bars of one row do not overlap, so that two halvings find
 * what is at a moment. Immutable, thread-safe.
 */
public final class LaneIndex {
  private final List<Bar> bars;
  private final int[][] rows;

  private LaneIndex(List<Bar> bars, int[][] rows) {
    this.bars = bars;
    this.rows = rows;
  }

  /** Of bars in order of their beginning. */
  public static LaneIndex of(List<Bar> bars) {
    int depth = bars.stream().mapToInt(Bar::depth).max().orElse(-1) + 1;
    int[] sizes = new int[depth];
    bars.forEach(bar -> sizes[bar.depth()]++);
    int[][] rows = new int[depth][];
    for (int row = 0; row < depth; row++) {
      rows[row] = new int[sizes[row]];
    }
    Arrays.fill(sizes, 0);
    for (int i = 0; i < bars.size(); i++) {
      int row = bars.get(i).depth();
      rows[row][sizes[row]++] = i;
    }
    return new LaneIndex(List.copyOf(bars), rows);
  }

  /** All of them, in order of their beginning. */
  public List<Bar> bars() {
    return bars;
  }

  /** How many rows they take. */
  public int rows() {
    return rows.length;
  }

  /**
   * The bar at a moment in a row, or the nearest one that is not farther away than that.
   *
   * @param tolerance microseconds
   * @param now where bars of running calls end
   */
  public Optional<Bar> at(long moment, int row, long tolerance, long now) {
    if (row < 0 || row >= rows.length) {
      return Optional.empty();
    }
    int after = firstAfter(rows[row], moment);
    Optional<Bar> best = Optional.empty();
    long nearest = tolerance;
    for (int i = Math.max(0, after - 1); i <= Math.min(after, rows[row].length - 1); i++) {
      Bar bar = bars.get(rows[row][i]);
      long distance = Math.max(0, Math.max(bar.from() - moment, moment - end(bar, now)));
      if (distance <= nearest) {
        nearest = distance;
        best = Optional.of(bar);
      }
    }
    return best;
  }

  private int firstAfter(int[] row, long moment) {
    int low = 0;
    int high = row.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bars.get(row[middle]).from() > moment) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Where a bar ends on the screen: one of a running call goes on until now. */
  static long end(Bar bar, long now) {
    return switch (bar.status()) {
      case RUNNING -> Math.max(bar.to(), Math.max(bar.from(), now));
      default -> bar.to();
    };
  }

  /** The place of a call among the bars; -1 where it is not among them. */
  public int indexOf(String id) {
    for (int i = 0; i < bars.size(); i++) {
      if (bars.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /** The bar that begins nearest to a moment. */
  public Optional<Bar> nearest(long moment) {
    int low = 0;
    int high = bars.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bars.get(middle).from() > moment) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    if (bars.isEmpty()) {
      return Optional.empty();
    }
    Bar before = bars.get(Math.max(0, low - 1));
    Bar after = bars.get(Math.min(bars.size() - 1, low));
    return Optional.of(
        Math.abs(before.from() - moment) <= Math.abs(after.from() - moment) ? before : after);
  }
}
