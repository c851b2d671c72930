package dev.sage.llm.policy;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a provider last said of one of its limits, and what was taken since. It refills steadily
 * until the moment that the provider names, as OpenAI and Anthropic describe theirs; where the
 * limit itself is unknown nothing is free before that moment. Not thread-safe.
 *
 * <p>Sources: OpenAI's guide "Rate limits" (headers {@code x-ratelimit-reset-*}: the time until the
 * limit is back at its initial state), Anthropic's "Rate limits" (token bucket, replenished
 * continuously).
 */
final class LearnedLimit {

  private long limit;
  private double remaining;

  /** How much comes back in a nanosecond. */
  private double rate;

  private long seen;
  private long reset;
  private boolean known;

  /**
   * The provider has spoken.
   *
   * @param inFlight what other calls took that it may not have counted yet
   */
  void observe(
      @Nullable Long newLimit,
      @Nullable Long left,
      @Nullable Duration resetsIn,
      long inFlight,
      long now) {
    if (left == null) {
      return;
    }
    limit = newLimit == null ? 0 : newLimit;
    remaining = (double) left - inFlight;
    seen = now;
    reset = resetsIn == null ? SlidingWindow.WINDOW : NANOSECONDS.convert(resetsIn);
    rate = reset == 0 ? 0 : (double) Math.max(0, limit - left) / reset;
    known = true;
  }

  /** How long until so much is free, ns; 0: now, or nothing is known. */
  long waitFor(long amount, long now) {
    if (!known) {
      return 0;
    }
    long untilReset = seen + reset - now;
    if (untilReset <= 0) {
      known = false;
      return 0;
    }
    double needed = limit > 0 ? Math.min(amount, limit) : amount;
    double missing = needed - (remaining + rate * (now - seen));
    if (missing <= 0) {
      return 0;
    }
    // At least a nanosecond, so that whoever waits is not told that it may go now.
    return rate == 0 ? untilReset : Math.clamp((long) Math.ceil(missing / rate), 1, untilReset);
  }

  void take(long amount) {
    remaining -= amount;
  }
}
