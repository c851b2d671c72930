package dev.sage.workbench.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets a command end well when the process is told to end (Ctrl+C, SIGTERM): its action runs, and
 * the process waits for the command, but not for ever. The process's exit code is the signal's: 130
 * for Ctrl+C.
 */
final class Interruption implements AutoCloseable {

  /** Longer than the last export of telemetry may take. */
  private static final long GRACE_SECONDS = 10;

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupted, "interruption");
  private volatile @Nullable Runnable action;
  private volatile boolean happened;

  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** What to do, soon after which the command must end. */
  void onInterrupt(Runnable value) {
    action = value;
    if (happened) {
      value.run();
    }
  }

  /** Whether the process was told to end; then it does so soon after {@link #close}. */
  boolean happened() {
    return happened;
  }

  private void interrupted() {
    happened = true;
    var todo = action;
    if (todo != null) {
      todo.run();
    }
    try {
      over.await(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The command is over. */
  @Override
  public void close() {
    over.countDown();
    if (!happened) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process began to end a moment ago: the hook finds the command over.
        happened = true;
      }
    }
  }
}
