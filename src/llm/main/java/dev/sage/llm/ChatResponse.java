package dev.sage.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer. Immutable, thread-safe.
 *
 * @param requestId our id of the call
 * @param providerRequestId the provider's request id
 * @param responseId the provider's id of the answer
 * @param model the model that answered, as the provider names it
 * @param message the assistant's turn: send it back as it is to go on
 * @param reasoning the visible reasoning, joined; empty where there is none
 * @param refusal the refusal's text where the provider keeps it apart
 * @param toolCalls the tool calls, faulty ones included
 * @param finishReason why the model stopped
 * @param rawFinishReason the provider's own word for it
 * @param usage tokens, as far as the provider counts them
 * @param timings when what arrived, of the last attempt
 * @param attempts how many attempts it took
 * @param warnings what was odd on the way
 * @param rounds the rounds of a call with tools, each with its own usage; empty without
 * @param cached whether the answer comes from a cache of this program
 */
public record ChatResponse(
    String requestId,
    @Nullable String providerRequestId,
    @Nullable String responseId,
    String model,
    Message message,
    String reasoning,
    @Nullable String refusal,
    List<StreamEvent.ToolCall> toolCalls,
    FinishReason finishReason,
    @Nullable String rawFinishReason,
    Usage usage,
    Timings timings,
    int attempts,
    List<StreamEvent.Warning> warnings,
    List<StreamEvent.RoundEnd> rounds,
    boolean cached) {

  /** Takes copies of the lists. */
  public ChatResponse {
    toolCalls = List.copyOf(toolCalls);
    warnings = List.copyOf(warnings);
    rounds = List.copyOf(rounds);
  }

  /** {@return the answer's text} */
  public String text() {
    return message.text();
  }
}
