package dev.sage.llm.telemetry;

import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import java.util.List;
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
    @Nullable LlmError error,
    boolean cached) {

  /** Takes a copy of the attempts. */
  public CallRecord {
    attempts = List.copyOf(attempts);
  }
}
