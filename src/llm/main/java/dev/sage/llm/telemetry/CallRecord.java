package dev.sage.llm.telemetry;

import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A call that is over. Immutable, thread-safe.
 *
 * @param start how it began
 * @param answeredModel the model that answered, as the provider names it
 * @param responseId the provider's id of the answer
 * @param sentNanos {@link System#nanoTime} of the first request byte of the last attempt; the zero
 *     of {@code timings}
 * @param attempts every attempt in order
 * @param finishReason null where the call failed
 * @param rawFinishReason the provider's own word, where known
 * @param usage tokens, as far as the provider counts them
 * @param timings of the last attempt
 * @param gaps between the frames of the last attempt
 * @param error null where it did not
 * @param cached whether the answer comes from a cache of this program: no provider was asked, and
 *     {@code usage} is what the answer cost when it was made
 */
public record CallRecord(
    CallStart start,
    @Nullable String answeredModel,
    @Nullable String responseId,
    long sentNanos,
    List<AttemptRecord> attempts,
    @Nullable FinishReason finishReason,
    @Nullable String rawFinishReason,
    Usage usage,
    Timings timings,
    ChunkGaps gaps,
    @Nullable LlmError error,
    boolean cached) {

  /** Takes a copy of the attempts. */
  public CallRecord {
    attempts = List.copyOf(attempts);
  }

  /**
   * From the program's wish to the first request byte of the last attempt, ns: waits for a turn and
   * attempts that failed are in it.
   *
   * @return never negative
   */
  public long queueNanos() {
    return Math.max(0, sentNanos - start.startedNanos());
  }

  /**
   * Time per output token after the first, ns; needs at least two output tokens that the provider
   * counted, reasoning included.
   *
   * @return empty where it can't be known
   */
  public OptionalDouble tpot() {
    return usage.output() == null ? OptionalDouble.empty() : timings.tpot(usage.output());
  }

  /**
   * Output tokens a second while the answer came, the first not counted: 1 / {@link #tpot}.
   *
   * @return empty where it can't be known
   */
  public OptionalDouble tokensPerSecond() {
    var tpot = tpot();
    return tpot.isEmpty() ? tpot : OptionalDouble.of(1e9 / tpot.getAsDouble());
  }
}
