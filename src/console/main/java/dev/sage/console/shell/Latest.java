package dev.sage.console.shell;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks one question at a time: of those that come meanwhile only the latest is asked then, and what
 * takes long is interrupted for it. FX thread only; it asks in the background.
 *
 * <p>Who asks faster than answers come would never get one. So questions that are {@linkplain
 * #about about} the same are given up more and more reluctantly, until one of them is answered.
 */
public final class Latest {
  /** What has taken so long is not waited for where something newer is wanted. */
  static final long PATIENCE_NANOS = 150_000_000;

  /** Patience grows to hours, not beyond what can be counted. */
  private static final int MOST_DOUBLINGS = 16;

  private final Background background;
  private final boolean lengthy;
  private final LongSupplier nanoTime;
  private @Nullable Object subject;
  private @Nullable Object asked;
  private int givenUp;
  private @Nullable Runnable next;
  private Background.@Nullable Running running;
  private AtomicBoolean begun = new AtomicBoolean();
  private long since;
  private long ended;
  private boolean dropped;

  /** Asks what is answered soon. */
  public Latest(Background background) {
    this(background, false, System::nanoTime);
  }

  Latest(Background background, boolean lengthy, LongSupplier nanoTime) {
    this.background = background;
    this.lengthy = lengthy;
    this.nanoTime = nanoTime;
    this.since = nanoTime.getAsLong();
    this.ended = since;
  }

  /** Asks what may take seconds, on {@linkplain Background.Work#lengthy threads apart}. */
  public static Latest lengthy(Background background) {
    return new Latest(background, true, System::nanoTime);
  }

  /** Whether nothing is asked. */
  public boolean idle() {
    return running == null;
  }

  /**
   * Whether nothing is asked, for as long by now as the last answer took: what is asked again and
   * again by itself leaves half of the time to others.
   */
  public boolean rested() {
    return running == null && nanoTime.getAsLong() - ended >= ended - since;
  }

  /**
   * Says what the questions that follow are about: of those about the same an earlier one's answer
   * is worth having. Where it is never said, each is about something else.
   */
  public void about(Object what) {
    subject = what;
  }

  /**
   * Asks as soon as what is asked now is answered.
   *
   * @param what its name in an error
   * @param answered takes the answer, unless something newer was asked instead
   * @param failed takes what went wrong
   */
  public <T> void ask(
      String what, Callable<T> question, Consumer<T> answered, Consumer<RuntimeException> failed) {
    if (running != null) {
      next = () -> start(what, question, answered, failed);
      giveUp();
      return;
    }
    start(what, question, answered, failed);
  }

  private void giveUp() {
    boolean same = subject != null && subject.equals(asked);
    int doublings = same ? Math.min(givenUp, MOST_DOUBLINGS) : 0;
    if (nanoTime.getAsLong() - since > PATIENCE_NANOS << doublings && interrupt()) {
      givenUp = same ? givenUp + 1 : 0;
    }
  }

  /** Wants no answer any more. */
  public void stop() {
    next = null;
    dropped = true;
    givenUp = 0;
    interrupt();
  }

  private boolean interrupt() {
    // What has not begun would never end, either.
    if (running != null && begun.get() && !dropped) {
      dropped = true;
      running.cancel();
      return true;
    }
    return false;
  }

  private <T> void start(
      String what, Callable<T> question, Consumer<T> answered, Consumer<RuntimeException> failed) {
    AtomicBoolean started = new AtomicBoolean();
    begun = started;
    dropped = false;
    asked = subject;
    since = nanoTime.getAsLong();
    Background.Work<T> work =
        background
            .work(
                what,
                () -> {
                  started.set(true);
                  return question.call();
                })
            .onSuccess(
                answer -> {
                  if (!dropped) {
                    givenUp = 0;
                    answered.accept(answer);
                  }
                })
            .onFailure(
                RuntimeException.class,
                failure -> {
                  if (!dropped) {
                    givenUp = 0;
                    failed.accept(failure);
                  }
                })
            .andFinally(this::done);
    running = (lengthy ? work.lengthy() : work).start();
  }

  private void done() {
    running = null;
    ended = nanoTime.getAsLong();
    Runnable waiting = next;
    next = null;
    if (waiting != null) {
      waiting.run();
    }
  }
}
