package dev.sage.workbench.store;

import org.jspecify.annotations.Nullable;

/**
 * A page of calls, newest first. Immutable, thread-safe.
 *
 * @param filter which calls
 * @param before only calls with a smaller {@link StoredCall#number}, or null for the newest: a page
 *     that does not move when calls are added
 * @param offset how many to leave out
 * @param limit how many at most
 */
public record CallQuery(CallFilter filter, @Nullable Long before, int offset, int limit) {

  /** The newest calls. */
  public static CallQuery newest(int limit) {
    return new CallQuery(CallFilter.ALL, null, 0, limit);
  }

  /** The newest calls that pass a filter. */
  public static CallQuery newest(CallFilter filter, int limit) {
    return new CallQuery(filter, null, 0, limit);
  }

  /** The page that follows a call. */
  public CallQuery after(StoredCall last) {
    return new CallQuery(filter, last.number(), 0, limit);
  }
}
