package dev.sage.console.shell;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long what is on the screen stays there while what is to take its place is read: what comes at
 * once takes it without a gap between them, and nobody looks long at what is no longer wanted. FX
 * thread only.
 */
public final class Patience {
  private static final long MILLIS = 200;

  private final Executor later;
  private @Nullable Object waiting;

  /**
   * Nothing is waited for.
   *
   * @param ui runs a task on the FX thread
   */
  public Patience(Executor ui) {
    later = CompletableFuture.delayedExecutor(MILLIS, TimeUnit.MILLISECONDS, ui);
  }

  /** Waits anew, and says so where it takes too long. */
  public void begin(Runnable tooLong) {
    Object mine = new Object();
    waiting = mine;
    later.execute(
        () -> {
          if (mine.equals(waiting)) {
            waiting = null;
            tooLong.run();
          }
        });
  }

  /** It has come, or is not wanted any more. */
  public void end() {
    waiting = null;
  }
}
