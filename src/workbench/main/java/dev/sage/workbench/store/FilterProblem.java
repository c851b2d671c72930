package dev.sage.workbench.store;

import org.jspecify.annotations.Nullable;

/** A filter that makes no sense: what is wrong, where, and in its message what would do. */
public final class FilterProblem extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final int from;
  private final int to;

  FilterProblem(String message, int from, int to) {
    this(message, from, to, null);
  }

  FilterProblem(String message, int from, int to, @Nullable Throwable cause) {
    super(message, cause);
    this.from = from;
    this.to = to;
  }

  /** Where the wrong part begins in the filter's text, UTF-16 units. */
  public int from() {
    return from;
  }

  /** Where the wrong part ends, exclusive. */
  public int to() {
    return to;
  }
}
