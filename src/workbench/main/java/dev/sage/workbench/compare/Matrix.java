package dev.sage.workbench.compare;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The shape of a run: columns × input rows × repetitions. Immutable, thread-safe.
 *
 * @param columns how many targets
 * @param rows how many inputs, 1 where the prompt has its own values only
 * @param repetitions how often each is asked
 */
public record Matrix(int columns, int rows, int repetitions) {

  /** More calls than anybody asks in one run by intention. */
  public static final int MOST_CALLS = 100_000;

  public Matrix {
    if (columns < 1 || rows < 1 || repetitions < 1) {
      throw new IllegalArgumentException(
          "a matrix needs at least one column, row and repetition, was %d × %d × %d"
              .formatted(columns, rows, repetitions));
    }
  }

  /** How many cells it has. */
  public long size() {
    return (long) columns * rows * repetitions;
  }

  /** Whether a run may have so many cells. */
  public boolean small() {
    return size() <= MOST_CALLS;
  }

  /** Every address: column by column, in it row by row. */
  public Stream<CellAddress> addresses() {
    return IntStream.range(0, columns).boxed().flatMap(this::column);
  }

  /** The addresses of one column, row by row. */
  public Stream<CellAddress> column(int column) {
    return IntStream.range(0, rows * repetitions)
        .mapToObj(place -> new CellAddress(column, place / repetitions, place % repetitions + 1));
  }

  /** The place of an address in {@link #addresses}. */
  public int index(CellAddress address) {
    return (address.column() * rows + address.row()) * repetitions + address.repetition() - 1;
  }

  /** Whether an address lies in it. */
  public boolean has(CellAddress address) {
    return address.column() >= 0
        && address.column() < columns
        && address.row() >= 0
        && address.row() < rows
        && address.repetition() >= 1
        && address.repetition() <= repetitions;
  }
}
