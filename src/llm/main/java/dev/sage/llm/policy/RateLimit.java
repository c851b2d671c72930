package dev.sage.llm.policy;

import org.jspecify.annotations.Nullable;

/**
 * A limit that the program sets itself; in any 60 seconds no more is sent. Immutable, thread-safe.
 *
 * @param requestsPerMinute attempts a minute, at least 1; null: no limit
 * @param tokensPerMinute input and output tokens a minute, at least 1; null: no limit
 */
public record RateLimit(@Nullable Long requestsPerMinute, @Nullable Long tokensPerMinute) {

  /** None but what the provider's headers say. */
  public static final RateLimit NONE = new RateLimit(null, null);

  /** Checks that limits are at least 1. */
  public RateLimit {
    positive("requests", requestsPerMinute);
    positive("tokens", tokensPerMinute);
  }

  /**
   * So many attempts a minute.
   *
   * @param perMinute at least 1
   * @return the limit
   */
  public static RateLimit ofRequests(long perMinute) {
    return new RateLimit(perMinute, null);
  }

  /**
   * So many tokens a minute.
   *
   * @param perMinute at least 1
   * @return the limit
   */
  public static RateLimit ofTokens(long perMinute) {
    return new RateLimit(null, perMinute);
  }

  /**
   * The same, and so many tokens a minute.
   *
   * @param perMinute at least 1
   * @return both limits
   */
  public RateLimit andTokens(long perMinute) {
    return new RateLimit(requestsPerMinute, perMinute);
  }

  private static void positive(String what, @Nullable Long value) {
    if (value != null && value < 1) {
      throw new IllegalArgumentException(
          "a limit of " + what + " a minute must be at least 1, was " + value);
    }
  }
}
