package dev.sage.console.timeline.model;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets the questions of the panel wait for each other, a little: lanes, figures and list are asked
 * at the same time while the range moves, and on a machine of few processors three questions at
 * once keep the fourth thread, which draws, waiting. None waits for one that takes long.
 * Thread-safe.
 */
final class InTurn {
  private static final long PATIENCE_MILLIS = 50;

  private final Semaphore turn = new Semaphore(1, true);

  /** The answer to that, as soon as it has its turn; in the background only. */
  <T> T ask(Supplier<T> question) {
    boolean mine = false;
    try {
      mine = turn.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException notWanted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("not wanted any more");
    }
    try {
      return question.get();
    } finally {
      if (mine) {
        turn.release();
      }
    }
  }
}
