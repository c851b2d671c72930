package dev.sage.llm.policy;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.sage.llm.LlmError;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a failed attempt is followed by another: only before the first content, only for kinds that
 * a retry can help, never for billing. The wait is what the provider asks for, else a random part
 * of a delay that doubles (full jitter). Immutable, thread-safe.
 *
 * @param maxAttempts attempts in all, at least 1
 * @param base the longest wait after the first attempt
 * @param factor by which it grows
 * @param cap its limit
 * @param retryAfterCap the longest wait that a provider may ask for; beyond it the call fails at
 *     once and says when to try again
 */
public record RetryPolicy(
    int maxAttempts, Duration base, double factor, Duration cap, Duration retryAfterCap) {

  /** 3 attempts, waits up to 500 ms, then 1 s, doubling to at most 8 s; Retry-After up to 60 s. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(3, Duration.ofMillis(500), 2, Duration.ofSeconds(8), Duration.ofSeconds(60));

  /** One attempt. */
  public static final RetryPolicy NEVER = DEFAULT.withMaxAttempts(1);

  /** Refuses less than one attempt, a factor below 1 and waits below zero. */
  public RetryPolicy {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("at least one attempt is needed, was " + maxAttempts);
    }
    if (!(factor >= 1)) {
      throw new IllegalArgumentException("the factor must be at least 1, was " + factor);
    }
    if (base.isNegative() || cap.isNegative()) {
      throw new IllegalArgumentException("a wait can't be negative, was " + base + ", " + cap);
    }
  }

  /**
   * This policy with another number of attempts.
   *
   * @param value attempts in all, at least 1
   * @return the changed copy
   */
  public RetryPolicy withMaxAttempts(int value) {
    return new RetryPolicy(value, base, factor, cap, retryAfterCap);
  }

  /** What to do after a failed attempt. */
  public sealed interface Decision {
    /**
     * Try again after this wait.
     *
     * @param delay the wait
     */
    record Again(Duration delay) implements Decision {}

    /** Give up. */
    record GiveUp() implements Decision {}

    /**
     * The provider asks for a longer wait than {@link RetryPolicy#retryAfterCap}.
     *
     * @param asked the wait that it asks for
     */
    record TooLong(Duration asked) implements Decision {}
  }

  private static final Decision GIVE_UP = new Decision.GiveUp();

  /**
   * Decides; the caller has made sure that no content has arrived.
   *
   * @param error why the attempt failed
   * @param attempt the number of the attempt that failed, from 1
   * @param shouldRetry what the provider's {@code x-should-retry} header said, or null
   * @param random where the jitter comes from
   * @return what to do
   */
  public Decision decide(
      LlmError error, int attempt, @Nullable Boolean shouldRetry, RandomGenerator random) {
    boolean retryable = shouldRetry == null ? mayHelp(error) : shouldRetry;
    if (!retryable || neverRetried(error.kind()) || attempt >= limit(error)) {
      return GIVE_UP;
    }
    var asked = error.retryAfter();
    if (asked != null && asked.isPositive()) {
      return asked.compareTo(retryAfterCap) > 0
          ? new Decision.TooLong(asked)
          : new Decision.Again(asked);
    }
    double ceiling =
        Math.min(
            (double) NANOSECONDS.convert(cap),
            NANOSECONDS.convert(base) * Math.pow(factor, attempt - 1.0));
    return new Decision.Again(Duration.ofNanos((long) (random.nextDouble() * ceiling)));
  }

  private static boolean mayHelp(LlmError error) {
    return switch (error.kind()) {
      case TIMEOUT -> !"total".equals(error.reason());
      // Neither a certificate nor a proxy's mind gets better by asking again.
      case CONNECT_FAILED -> {
        var reason = String.valueOf(error.reason());
        yield !reason.startsWith("tls") && !reason.startsWith("proxy");
      }
      default -> error.kind().retryable();
    };
  }

  private static boolean neverRetried(LlmError.Kind kind) {
    return kind == LlmError.Kind.BILLING || kind == LlmError.Kind.CANCELLED;
  }

  /** An answer that makes no sense is asked for once more only. */
  private int limit(LlmError error) {
    return error.kind() == LlmError.Kind.BAD_RESPONSE ? Math.min(2, maxAttempts) : maxAttempts;
  }
}
