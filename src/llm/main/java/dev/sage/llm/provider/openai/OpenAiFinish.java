package dev.sage.llm.provider.openai;

import dev.sage.llm.FinishReason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finish reasons of Chat Completions, statuses of Responses, and what the servers that imitate them
 * say. Stateless.
 */
public final class OpenAiFinish {

  private OpenAiFinish() {}

  /** The reason in our vocabulary; a plain stop with tool calls waits for their results. */
  public static FinishReason of(@Nullable String raw, boolean toolCalls) {
    FinishReason reason = raw == null ? FinishReason.OTHER : of(raw.toLowerCase(Locale.ROOT));
    boolean plain = reason == FinishReason.STOP || raw == null;
    return toolCalls && plain ? FinishReason.TOOL_CALLS : reason;
  }

  private static FinishReason of(String raw) {
    return switch (raw) {
      case "stop",
          "completed",
          "complete",
          "eos",
          "eos_token",
          "end_turn",
          "stop_sequence",
          "done" ->
          FinishReason.STOP;
      case "length", "max_tokens", "model_length", "max_output_tokens" -> FinishReason.LENGTH;
      case "tool_calls", "tool_call", "function_call", "tool_use" -> FinishReason.TOOL_CALLS;
      case "content_filter", "safety", "sensitive" -> FinishReason.CONTENT_FILTER;
      case "refusal" -> FinishReason.REFUSAL;
      case "pause", "pause_turn" -> FinishReason.PAUSE;
      case "error", "network_error", "insufficient_system_resource" -> FinishReason.ERROR;
      default -> FinishReason.OTHER;
    };
  }
}
