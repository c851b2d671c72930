package dev.sage.simulator.internal.model;

import java.time.Duration;

/** Monotonic time that can be waited for. Thread-safe. */
public interface Clock {
  /** The system's. */
  Clock SYSTEM =
      new Clock() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleepUntil(long nanos) throws InterruptedException {
          Thread.sleep(Duration.ofNanos(Math.max(0, nanos - System.nanoTime())));
        }
      };

  /** Nanoseconds since some moment. */
  long nanos();

  /** Waits until {@link #nanos()} has reached the value. */
  void sleepUntil(long nanos) throws InterruptedException;
}
