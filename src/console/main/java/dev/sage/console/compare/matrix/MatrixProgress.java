package dev.sage.console.compare.matrix;

import java.util.stream.Stream;

/**
 * How far a run is. Immutable.
 *
 * @param cells of the plan
 * @param over how many are over
 * @param running how many run
 * @param errors how many ended otherwise than they should
 * @param missing how many have no call and wait for none
 * @param spent by the calls that are over
 */
record MatrixProgress(int cells, int over, int running, int errors, int missing, Spent spent) {
  static final MatrixProgress NONE = new MatrixProgress(0, 0, 0, 0, 0, Spent.NOTHING);

  /** Of a run with these cells. */
  static MatrixProgress of(Stream<MatrixEntry> entries) {
    int cells = 0;
    int over = 0;
    int running = 0;
    int errors = 0;
    int missing = 0;
    Spent spent = Spent.NOTHING;
    for (MatrixEntry entry : (Iterable<MatrixEntry>) entries::iterator) {
      cells++;
      over += entry.status().over() ? 1 : 0;
      running += entry.running() ? 1 : 0;
      errors += entry.error() ? 1 : 0;
      missing += entry.lacking() ? 1 : 0;
      spent = entry.charged() ? spent.plus(entry.cost()) : spent;
    }
    return new MatrixProgress(cells, over, running, errors, missing, spent);
  }

  /** How many run or wait. */
  int open() {
    return cells - over - missing;
  }

  double share() {
    return cells == 0 ? 0 : (double) over / cells;
  }
}
