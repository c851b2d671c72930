package dev.sage.console.shell;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks one question at a time: of those that come meanwhile only the latest is asked then, and what
 * takes long is interrupted for it. FX thread only; it asks in the background.
 */
public final class Latest {
  /** What has taken so long is not waited for where something newer is wanted. */
  private static final long PATIENCE_NANOS = 150_000_000;

  private final Background background;
  private @Nullable Runnable next;
  private Background.@Nullable Running running;
  private AtomicBoolean begun = new AtomicBoolean();
  private long since;
  private boolean dropped;

  public Latest(Background background) {
    this.background = background;
  }

  /** Whether nothing is asked. */
  public boolean idle() {
    return running == null;
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
      if (System.nanoTime() - since > PATIENCE_NANOS) {
        interrupt();
      }
      return;
    }
    start(what, question, answered, failed);
  }

  /** Wants no answer any more. */
  public void stop() {
    next = null;
    dropped = true;
    interrupt();
  }

  private void interrupt() {
    // What has not begun would never end, either.
    if (running != null && begun.get() && !dropped) {
      dropped = true;
      running.cancel();
    }
  }

  private <T> void start(
      String what, Callable<T> question, Consumer<T> answered, Consumer<RuntimeException> failed) {
    AtomicBoolean started = new AtomicBoolean();
    begun = started;
    dropped = false;
    since = System.nanoTime();
    running =
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
                    answered.accept(answer);
                  }
                })
            .onFailure(
                RuntimeException.class,
                failure -> {
                  if (!dropped) {
                    failed.accept(failure);
                  }
                })
            .andFinally(this::done)
            .start();
  }

  private void done() {
    running = null;
    Runnable waiting = next;
    next = null;
    if (waiting != null) {
      waiting.run();
    }
  }
}
