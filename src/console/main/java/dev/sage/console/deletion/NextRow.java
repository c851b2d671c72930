package dev.sage.console.deletion;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Which row of a list is chosen when the chosen one is to go. Stateless. */
public final class NextRow {
  /** No row. */
  public static final int NONE = -1;

  /** Rows farther away are not looked at: each may have to be read. */
  private static final int FAR = 300;

  private NextRow() {}

  /** The rows below, the nearest first, then those above; none where no row is chosen. */
  public static IntStream order(int row, int size) {
    return row < 0
        ? IntStream.empty()
        : IntStream.concat(
            IntStream.range(row + 1, Math.min(size, row + FAR)),
            IntStream.rangeClosed(1, Math.min(row, FAR)).map(up -> row - up));
  }

  /**
   * The nearest row below that stays, else the nearest above; {@link #NONE} where none does.
   *
   * @param stays whether a row is known to stay
   */
  public static int beside(int row, int size, IntPredicate stays) {
    return order(row, size).filter(stays).findFirst().orElse(NONE);
  }
}
