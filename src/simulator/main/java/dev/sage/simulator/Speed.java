package dev.sage.simulator;

import java.time.Duration;

/**
 * How fast the simulated models answer. Immutable, thread-safe.
 *
 * @param firstToken time from the request to the first token, before jitter
 * @param tokensPerSecond output speed after the first token; infinite for no waiting at all
 * @param jitter how far a single wait strays, 0 (even) to 1 (up to twice as long)
 * @param silences factor on the silences that a scenario prescribes, such as the two seconds
 *     between bursts, and on recorded times; 0 leaves them out
 */
public record Speed(Duration firstToken, double tokensPerSecond, double jitter, double silences) {

  /** Like a hosted model: first token after about 300 ms, about 60 tokens/s, uneven. */
  public static final Speed REALISTIC = new Speed(Duration.ofMillis(300), 60, 0.5, 1);

  /** No waiting anywhere: for tests and benchmarks. */
  public static final Speed INSTANT = new Speed(Duration.ZERO, Double.POSITIVE_INFINITY, 0, 0);

  public Speed {
    if (firstToken.isNegative()) {
      throw new IllegalArgumentException("firstToken must not be negative, was " + firstToken);
    }
    if (!(tokensPerSecond > 0)) {
      throw new IllegalArgumentException("tokensPerSecond must be over 0, was " + tokensPerSecond);
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("jitter must be 0 to 1, was " + jitter);
    }
    if (!(silences >= 0 && silences < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("silences must be 0 or more, was " + silences);
    }
  }
}
