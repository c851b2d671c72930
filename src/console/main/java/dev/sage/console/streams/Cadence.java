package dev.sage.console.streams;

/**
 * When to show again how far a long work has come: not more often than its least pause, and so that
 * showing costs a tenth of the time at most, however much there is to show. Not thread-safe.
 */
final class Cadence {
  private static final int SHARE = 9;

  private final long leastPause;
  private long begun;
  private long next = Long.MIN_VALUE;

  Cadence(long leastPause) {
    this.leastPause = leastPause;
  }

  /** Whether to show something now; if so, {@link #done} follows. */
  boolean due(long nanos) {
    begun = nanos;
    if (next == Long.MIN_VALUE) {
      next = nanos + leastPause;
    }
    return nanos - next >= 0;
  }

  /** Says that it has been shown. */
  void done(long nanos) {
    next = nanos + Math.max(leastPause, SHARE * (nanos - begun));
  }
}
