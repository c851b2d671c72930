package dev.sage.llm.policy;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.sage.llm.RateLimits;
import dev.sage.llm.policy.RatePlace.Turn;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for one model, and what is known of its limits. Thread-safe.
 *
 * <p>Only the first in the queue is ever granted, so the order is that of arrival; whoever goes, by
 * a grant or by a cancel, wakes the one who is then first.
 */
final class RateQueue {

  private static final Turn NOW = new Turn.Now();

  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<RatePlace> waiting = new ArrayDeque<>();
  private final @Nullable SlidingWindow requests;
  private final @Nullable SlidingWindow tokens;
  private final LearnedLimit learnedRequests = new LearnedLimit();
  private final LearnedLimit learnedTokens = new LearnedLimit();
  private final boolean obeysHeaders;
  private final long maxWait;

  // Granted, and their headers not seen: the provider may not have counted them.
  private long requestsInFlight;
  private long tokensInFlight;

  /** Whether anything was ever said of tokens, so that they are worth estimating. */
  private volatile boolean countsTokens;

  private boolean blocked;
  private long blockedUntil;

  RateQueue(RateLimit limit, boolean obeysHeaders, Duration maxWait) {
    this.requests = window(limit.requestsPerMinute());
    this.tokens = window(limit.tokensPerMinute());
    this.countsTokens = tokens != null;
    this.obeysHeaders = obeysHeaders;
    this.maxWait = NANOSECONDS.convert(maxWait);
  }

  boolean countsTokens() {
    return countsTokens;
  }

  RatePlace enter(long cost, boolean waited, PolicyClock clock) {
    var place = new RatePlace(this, cost, waited, clock);
    lock.lock();
    try {
      waiting.add(place);
    } finally {
      lock.unlock();
    }
    return place;
  }

  Turn poll(RatePlace place) {
    lock.lock();
    try {
      if (place.granted) {
        return NOW;
      }
      if (place.passedOver || place.left) {
        return new Turn.TooLate(Duration.ofNanos(1));
      }
      long now = place.clock.nanos();
      place.asked = now;
      long patience = maxWait - (now - place.entered);
      passOverTheLost(place, now);
      boolean first = waiting.peekFirst() == place;
      long wait = first ? waitFor(place, now) : Math.max(1, patience);
      if (wait == 0) {
        grant(place, now);
        return NOW;
      }
      var time = Duration.ofNanos(wait);
      return wait > patience ? new Turn.TooLate(time) : new Turn.Later(time);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Whoever has not asked for longer than anybody waits does not ask any more: its program has left
   * the stream open and does not read it. It loses its place, or nobody behind it would ever go.
   */
  private void passOverTheLost(RatePlace place, long now) {
    for (var first = waiting.getFirst();
        first != place && now - first.asked > maxWait;
        first = waiting.getFirst()) {
      waiting.removeFirst();
      first.passedOver = true;
      first.wake();
    }
  }

  int ahead(RatePlace place) {
    lock.lock();
    try {
      int ahead = 0;
      for (var other : waiting) {
        if (other == place) {
          break;
        }
        ahead++;
      }
      return place.granted ? 0 : ahead;
    } finally {
      lock.unlock();
    }
  }

  void answered(RatePlace place, RateLimits limits) {
    lock.lock();
    try {
      landed(place);
      if (!obeysHeaders) {
        return;
      }
      countsTokens |= limits.tokensRemaining() != null;
      long now = place.clock.nanos();
      learnedRequests.observe(
          limits.requestLimit(),
          limits.requestsRemaining(),
          limits.requestsReset(),
          requestsInFlight,
          now);
      learnedTokens.observe(
          limits.tokenLimit(), limits.tokensRemaining(), limits.tokensReset(), tokensInFlight, now);
      wakeFirst();
    } finally {
      lock.unlock();
    }
  }

  void refused(Duration wait, PolicyClock clock) {
    lock.lock();
    try {
      long nanos = NANOSECONDS.convert(wait);
      if (!obeysHeaders || nanos > maxWait) {
        return;
      }
      long until = clock.nanos() + nanos;
      if (!blocked || until - blockedUntil > 0) {
        blocked = true;
        blockedUntil = until;
      }
    } finally {
      lock.unlock();
    }
  }

  void leave(RatePlace place, @Nullable Long actual) {
    lock.lock();
    try {
      if (place.left) {
        return;
      }
      place.left = true;
      if (!place.granted) {
        boolean first = waiting.peekFirst() == place;
        waiting.remove(place);
        if (first) {
          wakeFirst();
        }
        return;
      }
      landed(place);
      var grant = place.tokenGrant;
      if (grant != null && actual != null) {
        grant.correct(actual);
        wakeFirst();
      }
    } finally {
      lock.unlock();
    }
  }

  private long waitFor(RatePlace place, long now) {
    long wait = 0;
    if (blocked && !place.waited) {
      wait = Math.max(0, blockedUntil - now);
      blocked = wait > 0;
    }
    if (requests != null) {
      wait = Math.max(wait, requests.waitFor(1, now));
    }
    if (tokens != null) {
      wait = Math.max(wait, tokens.waitFor(place.tokens, now));
    }
    long learned =
        Math.max(learnedRequests.waitFor(1, now), learnedTokens.waitFor(place.tokens, now));
    // What the headers say is no law: rather than fail for hours by them, ask the provider.
    return learned > maxWait ? wait : Math.max(wait, learned);
  }

  private void grant(RatePlace place, long now) {
    waiting.removeFirst();
    place.granted = true;
    requestsInFlight++;
    tokensInFlight += place.tokens;
    if (requests != null) {
      requests.grant(1, now);
    }
    if (tokens != null) {
      place.tokenGrant = tokens.grant(place.tokens, now);
    }
    learnedRequests.take(1);
    learnedTokens.take(place.tokens);
    wakeFirst();
  }

  private void landed(RatePlace place) {
    if (!place.answered) {
      place.answered = true;
      requestsInFlight--;
      tokensInFlight -= place.tokens;
    }
  }

  private void wakeFirst() {
    var first = waiting.peekFirst();
    if (first != null) {
      first.wake();
    }
  }

  private static @Nullable SlidingWindow window(@Nullable Long limit) {
    return limit == null ? null : new SlidingWindow(limit);
  }
}
