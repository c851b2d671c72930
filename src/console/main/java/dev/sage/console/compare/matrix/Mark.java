package dev.sage.console.compare.matrix;

/** What the assertions say of an answer. */
public enum Mark {
  /** There are none, or the answer is not whole. */
  NONE,
  PASSED,
  FAILED,
  /** It can't be said. */
  UNKNOWN
}
