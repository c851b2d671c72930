package dev.sage.workbench.packed;

/** How many calls fell into each of some equally long slots of time. Not thread-safe. */
public final class Slots {

  private final int[] counts;

  public Slots(int slots) {
    this.counts = new int[slots];
  }

  /** What is told of each slot that is not empty. */
  @FunctionalInterface
  public interface Visitor {
    void slot(int slot, int calls);
  }

  /** Counts some calls, less where negative. */
  public void add(int slot, int calls) {
    counts[slot] += calls;
  }

  /** Adds what {@link #bytes} gave. */
  public void add(byte[] packed) {
    each(packed, this::add);
  }

  /** Reads what {@link #bytes} gave, in order of time. */
  public static void each(byte[] packed, Visitor visitor) {
    var reader = new Varints.Reader(packed);
    int slot = 0;
    while (reader.more()) {
      slot += (int) reader.number();
      visitor.slot(slot, (int) reader.number());
    }
  }

  /** Pairs of numbers: how many slots further, how many calls; empty where there is none. */
  public byte[] bytes() {
    var packed = new Varints();
    int last = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 0) {
        packed.number(i - last);
        packed.number(counts[i]);
        last = i;
      }
    }
    return packed.copy();
  }
}
