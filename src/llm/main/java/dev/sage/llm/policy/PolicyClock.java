package dev.sage.llm.policy;

import java.time.Instant;

/**
 * The time by which policies decide: rate limits and waits by the steady clock, the day of a budget
 * and the moments named in messages by the wall clock. A test injects one that it turns by hand.
 * Thread-safe.
 */
public interface PolicyClock {

  /** {@link System#nanoTime} and {@link Instant#now}. */
  PolicyClock SYSTEM =
      new PolicyClock() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.now();
        }
      };

  /**
   * The steady clock, ns; only differences mean something.
   *
   * @return nanoseconds since some moment
   */
  long nanos();

  /**
   * The wall clock.
   *
   * @return the moment
   */
  Instant now();
}
