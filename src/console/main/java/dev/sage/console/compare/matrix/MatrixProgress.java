package dev.sage.console.compare.matrix;

import java.math.BigDecimal;

/**
 * How far a run is. Immutable.
 *
 * @param cells of the plan
 * @param over how many are over
 * @param running how many run
 * @param errors how many ended otherwise than they should
 * @param missing how many have no call and wait for none
 * @param spent US dollars, as far as prices are known
 */
record MatrixProgress(int cells, int over, int running, int errors, int missing, BigDecimal spent) {
  static final MatrixProgress NONE = new MatrixProgress(0, 0, 0, 0, 0, BigDecimal.ZERO);

  /** How many run or wait. */
  int open() {
    return cells - over - missing;
  }

  double share() {
    return cells == 0 ? 0 : (double) over / cells;
  }
}
