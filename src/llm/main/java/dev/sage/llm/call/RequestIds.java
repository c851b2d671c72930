package dev.sage.llm.call;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Our ids of calls: UUIDs of version 7 (RFC 9562 §5.7), which sort by time. */
public final class RequestIds {

  private RequestIds() {}

  /** A new id for a call that begins at this time, ms since 1970. */
  public static String next(long epochMillis) {
    var random = ThreadLocalRandom.current();
    long high = (epochMillis << 16) | 0x7000L | random.nextInt(0x1000);
    long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
