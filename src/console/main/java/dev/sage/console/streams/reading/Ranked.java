package dev.sage.console.streams.reading;

/**
 * Finds numbers by their rank without sorting the others: a million gaps take milliseconds.
 * Stateless.
 */
final class Ranked {
  private static final int BITS = 11;
  private static final int BUCKETS = 1 << BITS;

  private Ranked() {}

  /**
   * The middle number, or the mean of the two in the middle; the numbers are left as they are.
   *
   * @param count the numbers that count stand first, at least one
   */
  static long median(long[] numbers, int count) {
    int middle = count / 2;
    long upper = at(numbers, count, middle);
    return count % 2 == 1 ? upper : (at(numbers, count, middle - 1) + upper) / 2;
  }

  /**
   * The number that would stand there if they were sorted.
   *
   * @param count the numbers that count stand first
   * @param rank from 0, less than there are numbers
   */
  static long at(long[] numbers, int count, int rank) {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      least = Math.min(least, numbers[i]);
      most = Math.max(most, numbers[i]);
    }
    // As they lie above the least, unsigned: by their highest bits first, and so on within those.
    int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(most - least) - BITS);
    long above = 0;
    long known = 0;
    int left = rank;
    while (true) {
      int[] counts = new int[BUCKETS];
      for (int i = 0; i < count; i++) {
        long distance = numbers[i] - least;
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
