package dev.sage.llm.recording;

import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.StreamEvent.ToolFault;
import dev.sage.llm.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a response body says, whole. Unknown is null. Immutable, thread-safe.
 *
 * @param responseId the provider's id of the answer
 * @param model the model that answered, as the provider names it
 * @param text all text of the first choice, joined; what had arrived where the answer failed
 * @param reasoning all visible reasoning, joined
 * @param refusal the refusal's text where the provider keeps it apart
 * @param toolCalls in the order in which they began, unfinished and faulty ones too
 * @param finishReason null where the answer failed
 * @param rawFinishReason the provider's own word for it
 * @param terminator how a stream ended: {@code [DONE]}, {@code message_stop}, {@code eof}; null
 *     where it was no stream, or failed
 * @param usage tokens, as far as the provider counts them
 * @param models ids of a model list
 * @param error what went wrong, or null
 * @param events the events as a live call gives them, from the first content on
 */
public record Decoded(
    @Nullable String responseId,
    @Nullable String model,
    String text,
    String reasoning,
    @Nullable String refusal,
    List<Call> toolCalls,
    @Nullable FinishReason finishReason,
    @Nullable String rawFinishReason,
    @Nullable String terminator,
    Usage usage,
    List<String> models,
    @Nullable LlmError error,
    List<StreamEvent> events) {

  /** Takes copies of the lists. */
  public Decoded {
    toolCalls = List.copyOf(toolCalls);
    models = List.copyOf(models);
    events = List.copyOf(events);
  }

  /**
   * A tool call.
   *
   * @param id the call's id, where the provider sends one
   * @param name the tool, where it was told
   * @param arguments as the model wrote them: JSON text, or what was meant to become it
   * @param fault why it must not run, or null
   */
  public record Call(
      @Nullable String id, @Nullable String name, String arguments, @Nullable ToolFault fault) {}

  /** A body that holds nothing but this error. */
  static Decoded failed(LlmError error) {
    return new Decoded(
        null,
        null,
        "",
        "",
        null,
        List.of(),
        null,
        null,
        null,
        Usage.UNKNOWN,
        List.of(),
        error,
        List.of(new StreamEvent.Failure(error)));
  }
}
