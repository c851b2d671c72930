package dev.sage.llm.policy;

import java.util.ArrayDeque;

/**
 * At most so much in any minute: it remembers what was granted when. Not thread-safe.
 *
 * <p>A window that slides, not a bucket that refills: a full bucket lets through twice the limit
 * within one minute.
 */
final class SlidingWindow {

  static final long WINDOW = 60_000_000_000L;

  /** What was granted. */
  final class Grant {
    private final long at;
    private long amount;

    private Grant(long at, long amount) {
      this.at = at;
      this.amount = amount;
    }

    /** Puts the true amount in the place of the estimate. */
    void correct(long counted) {
      // More than the limit fills the window as the limit does, and no sum of such runs over.
      long actual = Math.clamp(counted, 0, limit);
      // One that has left the window no longer counts.
      if (!grants.isEmpty() && grants.getFirst().at - at <= 0) {
        sum += actual - amount;
      }
      amount = actual;
    }
  }

  private final long limit;
  private final ArrayDeque<Grant> grants = new ArrayDeque<>();
  private long sum;

  SlidingWindow(long limit) {
    this.limit = limit;
  }

  /**
   * How long until so much more is free, ns; 0: now. What is larger than the limit is free when the
   * window is empty: whether it is too much is the provider's to say.
   */
  long waitFor(long amount, long now) {
    forgetBefore(now - WINDOW);
    long free = limit - sum;
    if (amount <= free || grants.isEmpty()) {
      return 0;
    }
    long wait = 0;
    for (var grant : grants) {
      wait = grant.at + WINDOW - now;
      free += grant.amount;
      if (amount <= free) {
        break;
      }
    }
    return wait;
  }

  Grant grant(long amount, long now) {
    var grant = new Grant(now, amount);
    grants.add(grant);
    sum += amount;
    return grant;
  }

  private void forgetBefore(long moment) {
    while (!grants.isEmpty() && grants.getFirst().at - moment <= 0) {
      sum -= grants.removeFirst().amount;
    }
  }
}
