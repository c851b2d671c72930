package dev.sage.console.compare.matrix;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One input and its cells. FX thread only; needs no toolkit. */
final class MatrixRow {
  private final int index;
  private final String input;
  private final MatrixEntry[][] entries;
  private int version;

  MatrixRow(int index, String input, int columns, int repetitions) {
    this.index = index;
    this.input = input;
    entries = new MatrixEntry[columns][repetitions];
    for (MatrixEntry[] column : entries) {
      Arrays.fill(column, MatrixEntry.MISSING);
    }
  }

  /** Its place among the inputs, from 0. */
  int index() {
    return index;
  }

  /** The first words of its values. */
  String input() {
    return input;
  }

  /** Grows with every change: by it a row on the screen knows whether it is to be written anew. */
  int version() {
    return version;
  }

  /** How many columns it has. */
  int columns() {
    return entries.length;
  }

  void set(int column, int repetition, MatrixEntry entry) {
    entries[column][repetition - 1] = entry;
    version++;
  }

  MatrixEntry entry(int column, int repetition) {
    return entries[column][repetition - 1];
  }

  /** All repetitions of a column, in order. */
  List<MatrixEntry> column(int column) {
    return List.of(entries[column]);
  }

  Stream<MatrixEntry> all() {
    return Arrays.stream(entries).flatMap(Arrays::stream);
  }

  // Loops, for a thousand rows are asked by six filters five times a second while they come in.

  boolean any(Predicate<MatrixEntry> which) {
    for (MatrixEntry[] column : entries) {
      for (MatrixEntry entry : column) {
        if (which.test(entry)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether two of its complete answers are not the same. */
  boolean different() {
    String first = "";
    for (MatrixEntry[] column : entries) {
      for (MatrixEntry entry : column) {
        String digest = entry.digest();
        if (!digest.isEmpty() && !first.isEmpty() && !digest.equals(first)) {
          return true;
        }
        first = digest.isEmpty() ? first : digest;
      }
    }
    return false;
  }
}
