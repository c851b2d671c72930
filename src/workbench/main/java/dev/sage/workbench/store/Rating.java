package dev.sage.workbench.store;

/**
 * What a person thinks of an answer. Immutable, thread-safe.
 *
 * @param score -1 bad, 0 undecided, 1 good
 * @param note as typed, may be empty
 */
public record Rating(int score, String note) {

  /** Nothing was said. */
  public static final Rating NONE = new Rating(0, "");

  public Rating {
    if (score < -1 || score > 1) {
      throw new IllegalArgumentException("a score is -1, 0 or 1, was " + score);
    }
  }
}
