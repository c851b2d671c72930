package dev.sage.console.compare.matrix;

import dev.sage.console.compare.answer.AnswerStatus;
import java.util.stream.Stream;

/**
 * How far a run is. Immutable.
 *
 * @param cells of the plan
 * @param over how many are over
 * @param running how many run
 * @param errors how many ended otherwise than they should
 * @param missing how many have no call and wait for none
 * @param complete how many answers are whole
 * @param stopped how many were ended by the person
 * @param passed how many answers hold to all that is checked
 * @param failing how many answers fail a check
 * @param spent by the calls that are over
 */
public record MatrixProgress(
    int cells,
    int over,
    int running,
    int errors,
    int missing,
    int complete,
    int stopped,
    int passed,
    int failing,
    Spent spent) {
  public static final MatrixProgress NONE =
      new MatrixProgress(0, 0, 0, 0, 0, 0, 0, 0, 0, Spent.NOTHING);

  /** Of a run with these cells. */
  static MatrixProgress of(Stream<MatrixEntry> entries) {
    int cells = 0;
    int over = 0;
    int running = 0;
    int errors = 0;
    int missing = 0;
    int complete = 0;
    int stopped = 0;
    int passed = 0;
    int failing = 0;
    Spent spent = Spent.NOTHING;
    for (MatrixEntry entry : (Iterable<MatrixEntry>) entries::iterator) {
      cells++;
      over += entry.status().over() ? 1 : 0;
      running += entry.running() ? 1 : 0;
      errors += entry.error() ? 1 : 0;
      missing += entry.lacking() ? 1 : 0;
      complete += entry.status() == AnswerStatus.COMPLETE ? 1 : 0;
      stopped += entry.status() == AnswerStatus.CANCELLED ? 1 : 0;
      passed += entry.passed() && entry.mark() == Mark.PASSED ? 1 : 0;
      failing += entry.failed() ? 1 : 0;
      spent = entry.charged() ? spent.plus(entry.cost()) : spent;
    }
    return new MatrixProgress(
        cells, over, running, errors, missing, complete, stopped, passed, failing, spent);
  }

  /** How many run or wait. */
  public int open() {
    return cells - over - missing;
  }

  /** How much of it is over, from 0 to 1. */
  public double share() {
    return cells == 0 ? 0 : (double) over / cells;
  }
}
