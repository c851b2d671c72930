package dev.sage.workbench.store;

/**
 * What a check of the whole store looks at now. Immutable, thread-safe.
 *
 * @param table its name where it is one table with its indexes, else empty
 * @param number from 1
 * @param of how many steps there are; they take very different times
 */
public record CheckStep(Kind kind, String table, int number, int of) {

  /** What is looked at. */
  public enum Kind {
    /** One table with its indexes. */
    TABLE,
    /** Pages that belong to no table, or to two. */
    PAGES,
    /** Whether what rows refer to is there. */
    REFERENCES,
    /** Whether the texts of calls are there, and counted right. */
    TEXTS,
    /** Whether the sums of Timeline are what counting the calls gives. */
    SUMS
  }
}
