package dev.sage.console.streams.reading;

/**
 * Finds numbers by their rank without sorting the others: a million gaps take milliseconds.
 * Stateless.
 */
final class Ranked {
  private static final int BITS = 11;
  private static final int BUCKETS = 1 << BITS;

  private Ranked() {}

  /** The middle number, or the mean of the two in the middle; the numbers are left as they are. */
  static long median(long[] numbers) {
    int middle = numbers.length / 2;
    long upper = at(numbers, middle);
    return numbers.length % 2 == 1 ? upper : (at(numbers, middle - 1) + upper) / 2;
  }

  /**
   * The number that would stand there if they were sorted.
   *
   * @param rank from 0, less than there are numbers
   */
  static long at(long[] numbers, int rank) {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (long number : numbers) {
      least = Math.min(least, number);
      most = Math.max(most, number);
    }
    // As they lie above the least, unsigned: by their highest bits first, and so on within those.
    int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(most - least) - BITS);
    long above = 0;
    long known = 0;
    int left = rank;
    while (true) {
      int[] counts = new int[BUCKETS];
      for (long number : numbers) {
        long distance = number - least;
        if ((distance & known) == above) {
          counts[(int) (distance >>> shift) & (BUCKETS - 1)]++;
        }
      }
      int bucket = 0;
      while (left >= counts[bucket]) {
        left -= counts[bucket++];
      }
      above |= (long) bucket << shift;
      if (shift == 0) {
        return least + above;
      }
      known = -1L << shift;
      shift = Math.max(0, shift - BITS);
    }
  }
}
