package dev.sage.llm;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * When things happened in a call: nanoseconds after the first request byte was sent, {@link
 * #UNKNOWN} where it did not happen. Measured with {@link System#nanoTime}. Immutable, thread-safe.
 *
 * @param headers response headers complete
 * @param firstByte first body byte
 * @param firstEvent first complete frame
 * @param firstToken first frame with non-empty text, reasoning or tool-argument delta
 * @param firstText first frame with text that is not reasoning
 * @param lastToken last frame with such a delta
 * @param end the call's end
 */
public record Timings(
    long headers,
    long firstByte,
    long firstEvent,
    long firstToken,
    long firstText,
    long lastToken,
    long end) {

  /** Did not happen. */
  public static final long UNKNOWN = -1;

  /** Nothing known. */
  public static final Timings NONE =
      new Timings(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);

  /** {@return time to first byte, ns} */
  public OptionalLong ttfb() {
    return known(firstByte);
  }

  /** {@return time to first token, ns; a role-only or ping frame does not count} */
  public OptionalLong ttft() {
    return known(firstToken);
  }

  /** {@return time to first visible output, ns} */
  public OptionalLong ttfo() {
    return known(firstText);
  }

  /** {@return end to end, ns} */
  public OptionalLong e2e() {
    return known(end);
  }

  /**
   * {@return time per output token after the first, ns; needs at least two output tokens}
   *
   * @param outputTokens those that the usage counts
   */
  public OptionalDouble tpot(long outputTokens) {
    return outputTokens < 2 || firstToken < 0 || lastToken <= firstToken
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) (lastToken - firstToken) / (outputTokens - 1));
  }

  private static OptionalLong known(long nanos) {
    return nanos < 0 ? OptionalLong.empty() : OptionalLong.of(nanos);
  }
}
