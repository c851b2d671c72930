package dev.sage.llm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the provider's headers said of its limits; null where they were silent. Immutable,
 * thread-safe.
 *
 * @param requestLimit requests in a window
 * @param requestsRemaining those left of it
 * @param requestsReset how long until the window is full again
 * @param tokenLimit tokens in a window
 * @param tokensRemaining those left of it
 * @param tokensReset how long until the window is full again
 */
public record RateLimits(
    @Nullable Long requestLimit,
    @Nullable Long requestsRemaining,
    @Nullable Duration requestsReset,
    @Nullable Long tokenLimit,
    @Nullable Long tokensRemaining,
    @Nullable Duration tokensReset) {

  /** Nothing known. */
  public static final RateLimits UNKNOWN = new RateLimits(null, null, null, null, null, null);
}
