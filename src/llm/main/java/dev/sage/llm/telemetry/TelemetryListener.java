package dev.sage.llm.telemetry;

import java.time.Duration;

/**
 * Is told of calls while they run, away from them: on a thread of its own, so that it may take its
 * time, block and throw without any effect on a call. Every method has an empty default.
 *
 * <p>The events of one call come in order, and those of different calls one after the other, never
 * two at once; so a listener of one {@link dev.sage.llm.Llm} needs no locks, but what other threads
 * read of it must be safe to publish. The MDC has the call's {@code requestId}. At most 10,000
 * events wait for a listener; what comes while it is that far behind is dropped, logged once and
 * counted in {@link dev.sage.llm.Llm#droppedTelemetry}. What it throws is logged.
 *
 * <p>For the bytes as they arrive, see {@link StreamTap}.
 */
public interface TelemetryListener {

  /**
   * A call begins; every call has exactly one {@link #onEnd}, too.
   *
   * @param start how it begins
   */
  default void onStart(CallStart start) {}

  /**
   * The first text, reasoning or piece of a tool call has arrived; at most once a call.
   *
   * @param start how the call began
   * @param timeToFirstToken from the first byte of the request
   */
  default void onFirstToken(CallStart start, Duration timeToFirstToken) {}

  /**
   * An attempt failed and another follows.
   *
   * @param start how the call began
   * @param failed has the error, the wait until the next attempt, and the provider's request id
   */
  default void onRetry(CallStart start, AttemptRecord failed) {}

  /**
   * A tool call has its result, or was refused; between the rounds of a call with tools.
   *
   * @param tool how it went
   */
  default void onTool(ToolRecord tool) {}

  /**
   * The call failed or was cancelled; {@link #onEnd} follows with the same record.
   *
   * @param record all that is known
   */
  default void onError(CallRecord record) {}

  /**
   * The call is over, whether complete, failed or cancelled; nothing of it comes after this.
   *
   * @param record all that is known
   */
  default void onEnd(CallRecord record) {}
}
