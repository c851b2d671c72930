package dev.sage.workbench.packed;

import java.util.Arrays;

/**
 * How often times of about this length came: bins grow by two per cent each, so that what is read
 * from it is at most one per cent off. Adding and taking away undo each other. Not thread-safe.
 */
public final class Histogram {

  /** From one bin's beginning to the next. */
  private static final double GROWTH = 1.02;

  private static final double LOG = Math.log(GROWTH);
  private static final int ROOM = 16;

  private int first;
  private int[] counts = {};

  /** Counts a time so often, less often where negative. */
  public void add(long nanos, int times) {
    count(bin(nanos), times);
  }

  /** Adds what another holds. */
  public void add(Histogram other) {
    for (int i = 0; i < other.counts.length; i++) {
      if (other.counts[i] != 0) {
        count(other.first + i, other.counts[i]);
      }
    }
  }

  /** Adds what {@link #bytes} gave. */
  public void add(byte[] packed) {
    var reader = new Varints.Reader(packed);
    int bin = 0;
    while (reader.more()) {
      bin += (int) reader.number();
      count(bin, (int) reader.number());
    }
  }

  private static int bin(long nanos) {
    return nanos <= 1 ? 0 : (int) (Math.log((double) nanos) / LOG);
  }

  /** The middle of a bin, by ratio: neither end of it is further away than one per cent. */
  private static double middle(int bin) {
    return Math.exp((bin + 0.5) * LOG);
  }

  private void count(int bin, int times) {
    if (counts.length == 0) {
      first = bin;
      counts = new int[1];
    } else if (bin < first) {
      int shift = first - Math.max(0, bin - ROOM);
      int[] grown = new int[counts.length + shift];
      System.arraycopy(counts, 0, grown, shift, counts.length);
      counts = grown;
      first -= shift;
    } else if (bin >= first + counts.length) {
      // What is read comes in ascending order: by doubling, few steps lead to the longest times.
      counts = Arrays.copyOf(counts, bin - first + Math.max(ROOM, counts.length));
    }
    counts[bin - first] += times;
  }

  /** How many times were counted. */
  public long size() {
    long size = 0;
    for (int count : counts) {
      size += count;
    }
    return size;
  }

  /**
   * The value below which a share of the times lies, by linear interpolation (type 7).
   *
   * @param share from 0 to 1; the histogram is not empty
   */
  public long percentile(double share) {
    double rank = share * (size() - 1);
    long below = (long) Math.floor(rank);
    double low = value(below);
    double high = value((long) Math.ceil(rank));
    return Math.round(low + (rank - below) * (high - low));
  }

  private double value(long rank) {
    long passed = 0;
    int i = -1;
    while (passed <= rank) {
      passed += counts[++i];
    }
    return middle(first + i);
  }

  /** Pairs of numbers: how many bins further, how often. */
  public byte[] bytes() {
    var packed = new Varints();
    int bin = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 0) {
        packed.number(first + i - bin);
        packed.number(counts[i]);
        bin = first + i;
      }
    }
    return packed.copy();
  }
}
