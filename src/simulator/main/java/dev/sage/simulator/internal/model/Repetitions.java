package dev.sage.simulator.internal.model;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts how often a body has come, so that what fails so many times is answered then; with that it
 * is forgotten, and the next run of the same prompt shows the same again. Thread-safe.
 */
public final class Repetitions {
  /** A client that has not come back by then has given up. */
  private static final Duration MEMORY = Duration.ofMinutes(1);

  private record Seen(int times, long last) {}

  private final Clock clock;
  private final Map<Long, Seen> seen = new HashMap<>();

  public Repetitions(Clock clock) {
    this.clock = clock;
  }

  /** Whether this is one of the first so many requests with this body. */
  public synchronized boolean within(int times, String path, byte[] body) {
    long now = clock.nanos();
    seen.values().removeIf(entry -> now - entry.last() > MEMORY.toNanos());
    long hash = Seeds.of(0, path, new String(body, StandardCharsets.ISO_8859_1));
    var entry = seen.getOrDefault(hash, new Seen(0, now));
    if (entry.times() >= times) {
      seen.remove(hash);
      return false;
    }
    seen.put(hash, new Seen(entry.times() + 1, now));
    return true;
  }
}
