package dev.sage.workbench.rollup;

/**
 * How finely calls are counted. A row of the table {@code density} holds one chunk of slots.
 * Immutable, thread-safe.
 */
public enum DensityLevel {
  /** A chunk is an hour. */
  SECONDS(1, 3_600),
  /** A chunk is a day. */
  MINUTES(60, 1_440),
  /** A chunk is 32 days. */
  HALF_HOURS(1_800, 1_536);

  private final int seconds;
  private final int slots;

  DensityLevel(int seconds, int slots) {
    this.seconds = seconds;
    this.slots = slots;
  }

  /** How long a slot is. */
  public int seconds() {
    return seconds;
  }

  /** How many there are in a chunk. */
  public int slots() {
    return slots;
  }

  /** How long a slot is. */
  public long micros() {
    return seconds * 1_000_000L;
  }

  /** Where the chunk begins in which a moment lies, seconds since 1970. */
  public long chunk(long micros) {
    long length = (long) seconds * slots;
    return Math.floorDiv(micros, length * 1_000_000) * length;
  }

  /** The slot of its chunk in which a moment lies. */
  public int slot(long micros) {
    return (int) Math.floorMod(Math.floorDiv(micros, micros()), (long) slots);
  }
}
