package dev.sage.workbench.compare;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a run goes. Immutable, thread-safe.
 *
 * @param parallel how many calls of one column run at once, from 1
 * @param order how the columns follow each other
 * @param cap US dollars that a run must not pass, or null for none
 * @param keepTexts whether the text of every answer stays in memory; else only that of the row that
 *     is shown, and the store has the others
 */
public record RunOptions(int parallel, Order order, @Nullable BigDecimal cap, boolean keepTexts) {

  /** How many calls of a column run at once unless somebody says otherwise. */
  public static final int PARALLEL = 4;

  /** The most that can be asked for. */
  public static final int MOST_PARALLEL = 64;

  /** All columns at once, no cap. */
  public static final RunOptions DEFAULT = new RunOptions(PARALLEL, Order.TOGETHER, null, true);

  /** How the columns follow each other. */
  public enum Order {
    /** All columns at once. */
    TOGETHER,
    /** One column after the other, for a server that holds one model at a time. */
    QUEUE
  }

  public RunOptions {
    if (parallel < 1 || parallel > MOST_PARALLEL) {
      throw new IllegalArgumentException(
          "parallel must be from 1 to %d, was %d".formatted(MOST_PARALLEL, parallel));
    }
  }

  /** The same that keeps the texts of one row only. */
  public RunOptions withoutTexts() {
    return new RunOptions(parallel, order, cap, false);
  }
}
