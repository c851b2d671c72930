package dev.sage.llm;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What arrives in a {@link ChatStream}, in one vocabulary for all providers. Closed: a switch over
 * it needs no default. Immutable, thread-safe.
 *
 * <p>{@code index} tells blocks apart: parallel tool calls, and text between reasoning. Every call
 * has exactly one terminal event, {@link Failure} or {@link End}, and it is the last.
 */
public sealed interface StreamEvent {

  /**
   * The provider began to answer; comes once, before any content, and once more where another model
   * is asked in the place of one that failed after it.
   *
   * @param requestId our id of the call
   * @param providerRequestId the id that the provider's support asks for, where it sent one
   * @param responseId the provider's id of the answer, where it has one
   * @param provider the provider's name
   * @param model the model that answered, as the provider names it, or as it was asked for
   * @param httpStatus the status, 0 where there was no HTTP
   * @param headers the response headers, lower-case names, without any that can carry a secret
   * @param rateLimits what they said of limits
   * @param timeToHeaders from the request sent to the response headers
   * @param cached whether the answer comes from a cache of this program, and no provider was asked
   */
  record Started(
      String requestId,
      @Nullable String providerRequestId,
      @Nullable String responseId,
      String provider,
      String model,
      int httpStatus,
      Map<String, String> headers,
      RateLimits rateLimits,
      Duration timeToHeaders,
      boolean cached)
      implements StreamEvent {}

  /**
   * A piece of the answer; never empty.
   *
   * @param index which block of the answer it belongs to, from 0
   * @param value the piece
   */
  record Text(int index, String value) implements StreamEvent {}

  /**
   * A piece of visible reasoning; never empty.
   *
   * @param index which block of the answer it belongs to, from 0
   * @param value the piece
   */
  record Reasoning(int index, String value) implements StreamEvent {}

  /**
   * Reasoning that must go back to the provider unchanged in the next round; follows the block that
   * it belongs to.
   *
   * @param index which block of the answer it belongs to, from 0
   * @param opaque the provider's block as JSON text
   */
  record ReasoningState(int index, String opaque) implements StreamEvent {}

  /**
   * A piece of a refusal's text, where the provider keeps it apart from the answer.
   *
   * @param index which block of the answer it belongs to, from 0
   * @param value the piece
   */
  record Refusal(int index, String value) implements StreamEvent {}

  /**
   * A piece of a tool call's arguments; id and name as far as they are known by now.
   *
   * @param index which block of the answer it belongs to, from 0
   * @param callId null while it is unknown
   * @param toolName null while it is unknown
   * @param arguments a piece of JSON text, nothing whole in itself
   */
  record ToolCallDelta(
      int index, @Nullable String callId, @Nullable String toolName, String arguments)
      implements StreamEvent {}

  /**
   * A whole tool call. Where its arguments are no JSON object, a {@link Warning} of code {@code
   * invalid_tool_call} comes right before it, and it must not be executed.
   *
   * @param index which block of the answer it belongs to, from 0
   * @param callId the provider's id, or one made up where the provider sends none
   * @param toolName the tool
   * @param arguments JSON text as the model wrote it; {@code {}} where it wrote nothing; of a tool
   *     that takes plain text (Responses' custom tools) that text
   * @param fault why it must not be executed, or null where it is sound
   */
  record ToolCall(
      int index, String callId, String toolName, String arguments, @Nullable ToolFault fault)
      implements StreamEvent {}

  /**
   * What a tool that this library ran answered, or why it was not run; pairs with the {@link
   * ToolCall} of the same id.
   *
   * @param callId the id of the call
   * @param result what the model reads
   * @param error whether the model is told that the call failed
   */
  record ToolResult(String callId, String result, boolean error) implements StreamEvent {}

  /**
   * The model has ended one round of a call with tools, the last round included; what follows is
   * the results of its tool calls and the next round, or the end.
   *
   * @param round from 1
   * @param finishReason why the model stopped in this round
   * @param usage of this round alone
   * @param timings of this round alone
   */
  record RoundEnd(int round, FinishReason finishReason, Usage usage, Timings timings)
      implements StreamEvent {}

  /**
   * An attempt failed and another follows.
   *
   * @param attempt the number of the attempt that failed, from 1
   * @param delay the wait until the next
   * @param error why it failed
   */
  record Retrying(int attempt, Duration delay, LlmError error) implements StreamEvent {}

  /**
   * Something is odd but the call goes on.
   *
   * @param code stable, snake case
   * @param message what is odd, in a sentence
   */
  record Warning(String code, String message) implements StreamEvent {}

  /**
   * Terminal: the call failed. What had arrived is in the error's partial text.
   *
   * @param error why, with the partial text
   * @param usage what the provider said that it cost all the same
   * @param timings of the last attempt, as far as it came
   */
  record Failure(LlmError error, Usage usage, Timings timings) implements StreamEvent {

    /**
     * A failure of which nothing was measured.
     *
     * @param error why
     */
    public Failure(LlmError error) {
      this(error, Usage.UNKNOWN, Timings.NONE);
    }
  }

  /**
   * Terminal: the call is complete.
   *
   * @param finishReason why the model stopped
   * @param rawFinishReason the provider's own word for it
   * @param terminator how the stream ended on the wire: {@code [DONE]}, {@code message_stop},
   *     {@code eof}; null where nothing was streamed
   * @param usage tokens, as far as the provider counts them
   * @param timings when what arrived, of the last attempt
   */
  record End(
      FinishReason finishReason,
      @Nullable String rawFinishReason,
      @Nullable String terminator,
      Usage usage,
      Timings timings)
      implements StreamEvent {}

  /** What can be wrong with a tool call. */
  enum ToolFault {
    /** The arguments are no JSON object. */
    MALFORMED_JSON,
    /** There is no tool of this name. */
    UNKNOWN_TOOL,
    /** The arguments do not keep to the tool's schema. */
    SCHEMA_VIOLATION,
    /** Another call of this answer has the same id. */
    DUPLICATE_ID,
    /** The answer reached its length limit inside the arguments. */
    TRUNCATED_BY_LENGTH
  }

  /** {@return whether this event ends the stream} */
  default boolean terminal() {
    return this instanceof End || this instanceof Failure;
  }
}
