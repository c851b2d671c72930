package dev.sage.llm.telemetry;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A tool call that has its result. Immutable, thread-safe.
 *
 * @param requestId our id of the round in which the model called it
 * @param parentId our id of the whole call with tools, which is its first round's; null in the
 *     first round
 * @param callId the id that pairs call and result
 * @param toolName the name as the model wrote it, whether there is such a tool or not
 * @param startedNanos {@link System#nanoTime} when it began to run, or was refused
 * @param endedNanos when it was over
 * @param outcome how it went
 * @param errorCode {@code ERUNTIME}, {@code ETIMEOUT} ...; null where it went well
 */
public record ToolRecord(
    String requestId,
    @Nullable String parentId,
    String callId,
    String toolName,
    long startedNanos,
    long endedNanos,
    Outcome outcome,
    @Nullable String errorCode) {

  /** How a tool call went. */
  public enum Outcome {
    /** It ran, and the model has its result. */
    OK,
    /** It ran and threw. */
    FAILED,
    /** It ran longer than it may. */
    TIMED_OUT,
    /** It ran, and its result was larger than allowed. */
    TOO_LARGE,
    /** It did not run: it may not, or nobody approved it. */
    DENIED,
    /** It did not run: the call was faulty. */
    INVALID,
    /** The stream ended before it did, or before it began. */
    CANCELLED;

    /** {@return the name in JSON: {@code timed_out}} */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
