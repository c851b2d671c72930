package dev.sage.llm.cache;

import dev.sage.llm.LlmError;
import dev.sage.llm.provider.Provider;
import dev.sage.llm.transport.Cancellation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One call that asks the provider, and the equal ones that wait for its answer. At any time one
 * call leads; where it gives up, or its program does not pull it any further, the one that has
 * waited longest takes its place. Thread-safe.
 */
final class Flight {

  /** How a wait ended. */
  sealed interface Landing {
    /** The leader's whole answer. */
    record Turn(CachedTurn turn) implements Landing {}

    /**
     * The leader failed with its provider's error.
     *
     * @param by whom it asked, with whose key and network
     */
    record Failed(LlmError error, Provider by) implements Landing {}

    /** The waiting call leads now. */
    record Leads() implements Landing {}

    /** The waiting call was cancelled. */
    record Cancelled() implements Landing {}

    /** The time is over. */
    record Late() implements Landing {}
  }

  private static final Landing LEADS = new Landing.Leads();
  private static final Landing CANCELLED = new Landing.Cancelled();
  private static final Landing LATE = new Landing.Late();

  private final String key;
  private final long patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<CachedCall> waiting = new ArrayDeque<>();

  private @Nullable CachedCall leader;
  private @Nullable Landing outcome;

  /** Whether the leader's program has the turn, and since when ({@link System#nanoTime}). */
  private boolean idle;

  private long idleSince;

  /**
   * @param key what all of them ask
   * @param leader the call that asks
   * @param patience how long waiting calls bear with a leader that is not pulled, ns
   */
  Flight(String key, CachedCall leader, long patience) {
    this.key = key;
    this.leader = leader;
    this.patience = patience;
  }

  String key() {
    return key;
  }

  /** Joins the calls that wait; false where nobody is left to wait for. */
  boolean join(CachedCall call) {
    lock.lock();
    try {
      if (over()) {
        return false;
      }
      waiting.add(call);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for the leader's answer, or to be the leader.
   *
   * @param call one that has joined
   * @param limit the longest wait
   */
  Landing await(CachedCall call, Cancellation cancellation, Duration limit) {
    long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(limit);
    try (var _ = cancellation.onCancel(this::wake)) {
      return await(call, cancellation, deadline);
    }
  }

  private Landing await(CachedCall call, Cancellation cancellation, long deadline) {
    lock.lock();
    try {
      while (true) {
        var landing = landing(call, cancellation, deadline);
        if (landing != null) {
          return landing;
        }
        changed.awaitNanos(Math.min(deadline - System.nanoTime(), untilImpatient()));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      cancellation.cancel("the thread was interrupted");
      return left(call, CANCELLED);
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Landing landing(CachedCall call, Cancellation cancellation, long deadline) {
    if (cancellation.reason() != null) {
      return left(call, CANCELLED);
    }
    if (outcome != null) {
      return outcome;
    }
    if (leader == call) {
      return LEADS;
    }
    if (idle && untilImpatient() <= 0) {
      waiting.remove(call);
      lead(call);
      return LEADS;
    }
    return deadline - System.nanoTime() <= 0 ? left(call, LATE) : null;
  }

  /** A leader that is being pulled is looked at again after the same time. */
  private long untilImpatient() {
    return idle ? patience - (System.nanoTime() - idleSince) : patience;
  }

  private Landing left(CachedCall call, Landing how) {
    waiting.remove(call);
    if (leader == call) {
      passOn();
    }
    return how;
  }

  /** The leader's program pulls it, or has been given something and may take its time. */
  void pulled(CachedCall call, boolean now) {
    lock.lock();
    try {
      if (leader == call) {
        idle = !now;
        idleSince = System.nanoTime();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * A call has ended that leads, or has led: an answer is good for all, whoever has it; a failure
   * counts only of the one that leads.
   *
   * @param how what the others are given; null: nothing, one of them asks itself
   */
  void landed(CachedCall call, @Nullable Landing how) {
    lock.lock();
    try {
      if (outcome == null && (leader == call || how instanceof Landing.Turn)) {
        if (how == null) {
          passOn();
        } else {
          outcome = how;
          changed.signalAll();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void passOn() {
    var next = waiting.poll();
    if (next == null) {
      leader = null;
    } else {
      lead(next);
    }
  }

  private void lead(CachedCall call) {
    leader = call;
    idle = false;
    changed.signalAll();
  }

  /** Whether this call is the one that asks. */
  boolean leads(CachedCall call) {
    lock.lock();
    try {
      return leader == call;
    } finally {
      lock.unlock();
    }
  }

  /** Whether there is nothing more to wait for. */
  boolean over() {
    lock.lock();
    try {
      return outcome != null || leader == null;
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
