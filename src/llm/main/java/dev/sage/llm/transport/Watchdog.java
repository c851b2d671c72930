package dev.sage.llm.transport;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends attempts whose timers have run out: one daemon thread for all calls of a client, started
 * with the first call. It sleeps until the earliest deadline that it knows of. Thread-safe.
 */
public final class Watchdog implements AutoCloseable {

  private static final long NEVER = Long.MAX_VALUE;

  private final Set<AttemptGuard> guards = ConcurrentHashMap.newKeySet();
  private final LongSupplier clock;
  private volatile @Nullable Thread thread;
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile boolean closed;

  /** When the thread will look next; 0 while it is looking. */
  private volatile long nextLook;

  /**
   * A watchdog; its thread begins with the first attempt.
   *
   * @param clock {@link System#nanoTime} but in tests
   */
  public Watchdog(LongSupplier clock) {
    this.clock = clock;
  }

  void watch(AttemptGuard guard) {
    guards.add(guard);
    if (started.compareAndSet(false, true)) {
      start();
    }
    noteDeadline(guard.deadline());
  }

  void forget(AttemptGuard guard) {
    guards.remove(guard);
    if (closed) {
      LockSupport.unpark(thread);
    }
  }

  /** A deadline may have come nearer. Costs a volatile read where it has not. */
  void noteDeadline(long deadline) {
    long next = nextLook;
    if (next == NEVER || deadline - next < 0) {
      LockSupport.unpark(thread);
    }
  }

  /** Looks at every guard; returns the earliest deadline, or {@link Long#MAX_VALUE}. */
  long look() {
    long now = clock.getAsLong();
    long earliest = NEVER;
    for (var guard : guards) {
      guard.check(now);
      if (guard.verdict() == null) {
        long deadline = guard.deadline();
        earliest = AttemptGuard.earlier(deadline, earliest);
      }
    }
    return earliest;
  }

  /** Ends with the last attempt that runs. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  /** Known before it runs, so that whoever finds no thread to wake is seen by its first look. */
  private void start() {
    var watching = Thread.ofPlatform().daemon().name("sage-watchdog").unstarted(this::run);
    thread = watching;
    watching.start();
  }

  private void run() {
    while (!closed || !guards.isEmpty()) {
      // A guard that comes nearer after look() has read it sees NEVER or a later time here and
      // unparks: the permit makes the next park return at once, so no deadline is missed.
      nextLook = NEVER;
      long earliest = look();
      nextLook = earliest;
      long wait = earliest == NEVER ? NEVER : earliest - clock.getAsLong();
      LockSupport.parkNanos(this, wait); // not at all where the time has come
    }
  }
}
