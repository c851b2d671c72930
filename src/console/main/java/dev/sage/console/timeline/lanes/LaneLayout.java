package dev.sage.console.timeline.lanes;

import java.util.Arrays;

/**
 * Where the lanes stand, from the top of the first. Immutable, thread-safe. Lanes share the height
 * that there is, as far as that looks like anything; more are reached by scrolling.
 */
public final class LaneLayout {
  /** No lanes. */
  public static final LaneLayout NONE = new LaneLayout(new double[] {0}, new int[0], 16);

  static final double ROW = 16;
  private static final double LARGEST_ROW = 22;
  private static final double PADDING = 8;
  private static final double DENSITY = 32;
  private static final double LARGEST_DENSITY = 96;

  /** Deeper rows lie on the last one. */
  private static final int MOST_ROWS = 24;

  private final double[] edges;
  private final int[] rows;
  private final double row;

  private LaneLayout(double[] edges, int[] rows, double row) {
    this.edges = edges;
    this.rows = rows;
    this.row = row;
  }

  /** The lanes of a picture in that height. */
  public static LaneLayout of(Picture picture, double available) {
    int count = picture.view().lanes().size();
    int[] rows = new int[count];
    Arrays.setAll(rows, lane -> Math.min(MOST_ROWS, picture.rows(lane)));
    int all = Arrays.stream(rows).sum();
    double densities = Arrays.stream(rows).filter(each -> each == 0).count();
    double padding = count * PADDING;
    double least = all * ROW + densities * (DENSITY - PADDING) + padding;
    double spare = Math.max(0, available - least);
    double share = all * ROW + densities * DENSITY;
    double grow = share == 0 ? 1 : 1 + spare / share;
    double row = Math.floor(Math.clamp(ROW * grow, ROW, LARGEST_ROW));
    double density = Math.floor(Math.clamp(DENSITY * grow, DENSITY, LARGEST_DENSITY));
    double[] edges = new double[count + 1];
    for (int lane = 0; lane < count; lane++) {
      double height = rows[lane] == 0 ? density : Math.max(DENSITY, rows[lane] * row + PADDING);
      edges[lane + 1] = edges[lane] + height;
    }
    return new LaneLayout(edges, rows, row);
  }

  /** How many lanes there are. */
  public int lanes() {
    return rows.length;
  }

  /** The height of all. */
  public double height() {
    return edges[edges.length - 1];
  }

  double top(int lane) {
    return edges[lane];
  }

  double height(int lane) {
    return edges[lane + 1] - edges[lane];
  }

  /** The height of a row of bars. */
  double row() {
    return row;
  }

  /** The upper end of a row of bars. */
  double top(int lane, int depth) {
    double used = Math.max(1, rows[lane]) * row;
    double first = edges[lane] + Math.floor((height(lane) - used) / 2);
    return first + Math.min(depth, Math.max(1, rows[lane]) - 1) * row;
  }

  /** The lane at a height; -1 where there is none. */
  public int lane(double y) {
    if (y < 0 || y >= height()) {
      return -1;
    }
    int at = Arrays.binarySearch(edges, y);
    return at >= 0 ? at : -at - 2;
  }

  /** The row of bars at a height of a lane. */
  int depth(int lane, double y) {
    int depth = (int) Math.floor((y - top(lane, 0)) / row);
    return Math.clamp(depth, 0, Math.max(0, rows[lane] - 1));
  }
}
