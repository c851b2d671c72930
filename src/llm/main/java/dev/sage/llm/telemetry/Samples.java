package dev.sage.llm.telemetry;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Values of one quantity in bounded memory: all of them up to a limit, then an even sample of that
 * size (reservoir sampling, seeded, so the same values give the same sample). Not thread-safe.
 */
public final class Samples {

  private static final int FIRST_SIZE = 64;

  private final int limit;
  private long[] kept = new long[0];
  private int size;
  private long count;
  private @Nullable SplittableRandom random;

  /**
   * None yet.
   *
   * @param limit how many values are kept; each takes 8 bytes
   */
  public Samples(int limit) {
    this.limit = limit;
  }

  /**
   * One more value.
   *
   * @param value in the unit of the quantity
   */
  public void add(long value) {
    count++;
    if (size < limit) {
      if (size == kept.length) {
        kept = Arrays.copyOf(kept, Math.min(limit, Math.max(FIRST_SIZE, 2 * size)));
      }
      kept[size++] = value;
      return;
    }
    // Each value so far stays with the same probability.
    if (random == null) {
      random = new SplittableRandom(1);
    }
    long place = random.nextLong(count);
    if (place < limit) {
      kept[(int) place] = value;
    }
  }

  /** {@return how many values there were} */
  public long count() {
    return count;
  }

  /** Forgets all of them. */
  public void clear() {
    size = 0;
    count = 0;
  }

  /** {@return the values that are kept, in rising order} */
  public long[] sorted() {
    var sorted = Arrays.copyOf(kept, size);
    Arrays.sort(sorted);
    return sorted;
  }

  /**
   * A percentile by linear interpolation between the two nearest values (type 7); empty where there
   * is none.
   *
   * @param sorted values in rising order
   * @param p from 0 to 1
   * @return the percentile
   */
  public static OptionalDouble percentile(long[] sorted, double p) {
    if (sorted.length == 0) {
      return OptionalDouble.empty();
    }
    double at = p * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return OptionalDouble.of(sorted[below] + (at - below) * (sorted[above] - sorted[below]));
  }
}
