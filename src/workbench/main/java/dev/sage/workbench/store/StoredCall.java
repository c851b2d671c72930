package dev.sage.workbench.store;

import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call as the store knows it, without its content. Immutable, thread-safe. Text that came from
 * outside has been redacted.
 *
 * @param number the order in which calls were stored; grows
 * @param id our request id
 * @param runId the run that it belongs to, or null
 * @param column its target's place in the run, from 0; -1 where there is no run
 * @param row its input's place in the run, from 0
 * @param repetition from 1; 0 where there is no run
 * @param api the wire format
 * @param url where the request went, without query
 * @param httpStatus of the last attempt
 * @param attempts how many there were so far
 * @param frames how many frames are stored
 * @param bytes how many bytes of response body have arrived
 * @param zeroNanos where {@code timings} begin on the time axis of the frames: 0 for a call of one
 *     attempt; after retries, when the last request was sent
 * @param axisNanos where the time axis of the frames begins after {@code startedAt}: when the
 *     request was sent; 0 for a call of several attempts, which share one axis
 * @param queueNanos from the program's wish to the last attempt's request sent: waits for a turn
 *     and attempts that failed are in it; -1 where that is not known
 * @param hasReasoning whether it has visible reasoning
 * @param toolCalls how many tool calls the model made
 * @param errorKind {@code rate_limited} ...; null where there is no error
 * @param errorMessage what happened and what to do
 * @param findings what the store itself found out
 */
public record StoredCall(
    long number,
    String id,
    @Nullable String runId,
    int column,
    int row,
    int repetition,
    String provider,
    String model,
    String api,
    @Nullable String url,
    boolean streaming,
    Instant startedAt,
    CallStatus status,
    @Nullable String answeredModel,
    @Nullable String responseId,
    @Nullable String providerRequestId,
    @Nullable Integer httpStatus,
    @Nullable String finishReason,
    @Nullable String rawFinishReason,
    Usage usage,
    Timings timings,
    int attempts,
    long frames,
    long bytes,
    long zeroNanos,
    long axisNanos,
    long queueNanos,
    boolean hasReasoning,
    int toolCalls,
    @Nullable String errorKind,
    @Nullable String errorMessage,
    Findings findings) {

  /** {@code provider/model}. */
  public String target() {
    return provider + "/" + model;
  }
}
