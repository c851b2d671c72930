package dev.sage.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
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
    return uuid(ticks >>> 12, ticks, RANDOM.nextLong());
  }

  /**
   * The id of what another program made and named: the same whenever it is asked for.
   *
   * @param madeAt not before 1970
   */
  public static String of(Instant madeAt, String name) {
    try {
      var hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8)));
      return uuid(madeAt.toEpochMilli(), hash.getLong(), hash.getLong());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static String uuid(long millis, long twelveBits, long rest) {
    long high = (millis << 16) | 0x7000L | (twelveBits & 0xFFF);
    return new UUID(high, (rest >>> 2) | 0x8000_0000_0000_0000L).toString();
  }

  /** 128 random bits in hexadecimal, for a token. */
  static String secret() {
    return "%016x%016x".formatted(RANDOM.nextLong(), RANDOM.nextLong());
  }
}
