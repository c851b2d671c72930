package dev.sage.console.streams.reading;

import java.util.Arrays;

/**
 * Gathers numbers and finds some by their rank without sorting the others: a million gaps take
 * milliseconds, also in a process that has just begun. They are counted by their size as they come,
 * which tells between which sizes the wanted ones lie; only those are sorted. Not thread-safe.
 */
final class Ranked {
  /** Numbers of one size have the highest binary digit in common, and so many behind it. */
  private static final int PLACES = 6;

  /** As many sizes for each doubling; as many small numbers are their own size. */
  private static final int EACH = 1 << PLACES;

  /** One for all that are below zero, which a broken clock may give. */
  private static final int BELOW_ZERO = (Long.SIZE - PLACES) * EACH;

  private final long[] numbers;
  private final int[] sizes = new int[BELOW_ZERO + 1];
  private int count;

  /** None yet, and never more than that. */
  Ranked(int most) {
    numbers = new long[most];
  }

  void add(long number) {
    numbers[count++] = number;
    sizes[size(number)]++;
  }

  int count() {
    return count;
  }

  /** The middle number, or the mean of the two in the middle; there is one at least. */
  long median() {
    long[] middle = between((count - 1) / 2, count / 2);
    return (middle[0] + middle[1]) / 2;
  }

  /** The number that would stand there if they were sorted, from 0. */
  long at(int rank) {
    return between(rank, rank)[0];
  }

  /** The numbers of two ranks, the lower one first. */
  private long[] between(int lower, int upper) {
    int before = 0;
    int from = BELOW_ZERO;
    while (before + sizes[from] <= lower) {
      before += sizes[from];
      from = next(from);
    }
    int to = from;
    int through = before + sizes[to];
    while (through <= upper) {
      to = next(to);
      through += sizes[to];
    }
    if (to < EACH) {
      return new long[] {from, to};
    }
    long[] near = new long[through - before];
    int found = 0;
    for (int i = 0; i < count; i++) {
      int size = size(numbers[i]);
      if (size == from || size == to) {
        near[found++] = numbers[i];
      }
    }
    Arrays.sort(near);
    return new long[] {near[lower - before], near[upper - before]};
  }

  private static int next(int size) {
    return size == BELOW_ZERO ? 0 : size + 1;
  }

  /** Grows with the number. */
  private static int size(long number) {
    if (number < EACH) {
      return number < 0 ? BELOW_ZERO : (int) number;
    }
    int shift = Long.SIZE - Long.numberOfLeadingZeros(number) - PLACES - 1;
    return shift * EACH + (int) (number >>> shift);
  }
}
