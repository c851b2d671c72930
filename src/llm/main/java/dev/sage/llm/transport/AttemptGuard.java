package dev.sage.llm.transport;

import dev.sage.llm.Timeouts;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches over one attempt: its timers, its cancellation, its result; exactly one of them wins.
 * Thread-safe.
 *
 * <p>Nothing is scheduled while events flow: the pulling thread writes a time stamp for each read
 * with content, and the {@link Watchdog} looks at it when the deadline comes.
 */
public final class AttemptGuard {

  /** How an attempt ended. */
  public sealed interface Verdict {
    /** With a result: complete, or an error that the provider or the network gave. */
    record Finished() implements Verdict {}

    /**
     * It was cancelled.
     *
     * @param reason the canceller's word
     */
    record Cancelled(String reason) implements Verdict {}

    /**
     * A timer ran out.
     *
     * @param timer which
     * @param limit what it was set to
     */
    record Expired(Timer timer, Duration limit) implements Verdict {}
  }

  private static final Duration CENTURY = Duration.ofDays(36_500);

  /** Limits that no attempt runs into. */
  public static final Timeouts ENDLESS = new Timeouts(CENTURY, CENTURY, CENTURY, CENTURY, CENTURY);

  private static final Verdict FINISHED = new Verdict.Finished();

  /** A timer that runs since a moment; for idle the moment is that of the last content. */
  private record Phase(Timer timer, long begun, long limit) {}

  private final Timeouts timeouts;
  private final Watchdog watchdog;
  private final LongSupplier clock;
  private final AtomicReference<@Nullable Verdict> verdict = new AtomicReference<>();
  private final AtomicReference<@Nullable Runnable> abort = new AtomicReference<>();
  private volatile Phase phase;
  private volatile long lastContent;
  private volatile long totalDeadline = Long.MAX_VALUE;

  /**
   * A guard whose connect timer runs from now on.
   *
   * @param timeouts the limits
   * @param watchdog looks at the clock
   * @param clock {@link System#nanoTime} but in tests
   */
  public AttemptGuard(Timeouts timeouts, Watchdog watchdog, LongSupplier clock) {
    this.timeouts = timeouts;
    this.watchdog = watchdog;
    this.clock = clock;
    this.phase = phase(Timer.CONNECT, clock.getAsLong());
    watchdog.watch(this);
  }

  /**
   * Starts the timer of the next phase.
   *
   * @param next the timer
   */
  public void enter(Timer next) {
    long now = clock.getAsLong();
    lastContent = now;
    phase = phase(next, now);
    watchdog.noteDeadline(deadline());
  }

  /** Starts the total timer: the first request byte goes out. */
  public void sending() {
    totalDeadline = clock.getAsLong() + nanos(timeouts.total());
    watchdog.noteDeadline(totalDeadline);
  }

  /**
   * Content has arrived: the idle timer starts anew.
   *
   * @param nanos when, by the guard's clock
   */
  public void content(long nanos) {
    lastContent = nanos;
    if (phase.timer() != Timer.IDLE) {
      enter(Timer.IDLE);
    }
  }

  /** {@return which timer runs} */
  public Timer timer() {
    return phase.timer();
  }

  /**
   * Sets what frees the waiting thread and the socket at once. Where the attempt is over already it
   * runs right away.
   *
   * @param action short; runs on whatever thread aborts
   */
  public void onAbort(Runnable action) {
    abort.set(action);
    // The verdict may have fallen between the request and this line; whoever sees both runs it.
    var decided = verdict.get();
    if (decided != null && !(decided instanceof Verdict.Finished)) {
      runAbort();
    }
  }

  /**
   * The attempt has its result.
   *
   * @return whether nothing else was faster
   */
  public boolean finish() {
    boolean won = decide(FINISHED);
    watchdog.forget(this);
    return won;
  }

  /**
   * Cancels the attempt, unless it is over.
   *
   * @param reason what the error shall say
   */
  public void cancel(String reason) {
    if (decide(new Verdict.Cancelled(reason))) {
      watchdog.forget(this);
      runAbort();
    }
  }

  /** {@return how the attempt ended; null while it runs} */
  public @Nullable Verdict verdict() {
    return verdict.get();
  }

  /** When the next timer runs out, by the clock. */
  long deadline() {
    var current = phase;
    long from = current.timer() == Timer.IDLE ? lastContent : current.begun();
    return earlier(from + current.limit(), totalDeadline);
  }

  /** Ends the attempt if a timer has run out by now. */
  void check(long now) {
    var current = phase;
    long from = current.timer() == Timer.IDLE ? lastContent : current.begun();
    Timer expired = null;
    if (totalDeadline != Long.MAX_VALUE && now - totalDeadline >= 0) {
      expired = Timer.TOTAL;
    } else if (now - (from + current.limit()) >= 0) {
      expired = current.timer();
    }
    if (expired != null && decide(new Verdict.Expired(expired, expired.limit(timeouts)))) {
      watchdog.forget(this);
      runAbort();
    }
  }

  /**
   * The race between timer, cancel and result ends here: all three may come at the same moment from
   * three threads, the compare-and-set lets one in, and the others see that they lost and do
   * nothing. So a result is never overwritten by a late timer, and no call ends twice.
   */
  private boolean decide(Verdict mine) {
    return verdict.compareAndSet(null, mine);
  }

  private void runAbort() {
    var action = abort.getAndSet(null);
    if (action != null) {
      action.run();
    }
  }

  private Phase phase(Timer timer, long now) {
    return new Phase(timer, now, nanos(timer.limit(timeouts)));
  }

  /** A century is for ever, and nothing that is added to it overflows. */
  private static long nanos(Duration limit) {
    return limit.compareTo(CENTURY) > 0 ? CENTURY.toNanos() : limit.toNanos();
  }

  /** The earlier of two moments; the second may be {@link Long#MAX_VALUE}, which is never. */
  static long earlier(long a, long b) {
    return b == Long.MAX_VALUE || a - b < 0 ? a : b;
  }
}
