package dev.sage.simulator.internal;

import dev.sage.simulator.internal.model.Clock;
import dev.sage.simulator.internal.model.Seeds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers which bodies were refused, so that their repetition is taken; then it forgets them, and
 * the next run of the same prompt shows the same again. Thread-safe.
 */
final class RefusedOnce {
  /** A client that has not come back by then has given up. */
  private static final Duration MEMORY = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<Long, Long> refused = new HashMap<>();

  RefusedOnce(Clock clock) {
    this.clock = clock;
  }

  /** Whether a request with this body is to be refused now. */
  synchronized boolean refuse(String path, byte[] body) {
    long now = clock.nanos();
    refused.values().removeIf(since -> now - since > MEMORY.toNanos());
    long hash = Seeds.of(0, path, new String(body, StandardCharsets.ISO_8859_1));
    if (refused.remove(hash) != null) {
      return false;
    }
    refused.put(hash, now);
    return true;
  }
}
