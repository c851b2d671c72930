package dev.sage.workbench;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Ids that sort by the time of their making: UUID version 7 of RFC 9562, with a counter in the
 * twelve bits after the milliseconds, so that ids of one process are in strict order. Thread-safe.
 */
public final class Ids {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static long last;

  private Ids() {}

  /** The next id. */
  public static String next() {
    long ticks;
    LOCK.lock();
    try {
      // 4096 ticks a millisecond; a clock that stands or jumps back only makes the counter run on.
      last = Math.max(last + 1, System.currentTimeMillis() << 12);
      ticks = last;
    } finally {
      LOCK.unlock();
    }
    long high = ((ticks >>> 12) << 16) | 0x7000L | (ticks & 0xFFF);
    long low = (RANDOM.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  /** 128 random bits in hexadecimal, for a token. */
  static String secret() {
    return "%016x%016x".formatted(RANDOM.nextLong(), RANDOM.nextLong());
  }
}
