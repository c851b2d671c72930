package dev.sage.llm.policy;

import dev.sage.llm.transport.Cancellation;
import java.time.Duration;

/** Waits between attempts; a test injects one that does not. Thread-safe. */
@FunctionalInterface
public interface Sleeper {

  /** Waits for real, until the time is over or the call is cancelled. */
  Sleeper REAL = (delay, cancellation) -> cancellation.await(delay);

  /**
   * Waits, and returns early where the call is cancelled.
   *
   * @param delay how long, where nothing cancels it
   * @param cancellation the call's
   * @throws InterruptedException where the waiting thread is interrupted
   */
  void sleep(Duration delay, Cancellation cancellation) throws InterruptedException;
}
