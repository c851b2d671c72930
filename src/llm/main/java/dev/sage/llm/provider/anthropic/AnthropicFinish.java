package dev.sage.llm.provider.anthropic;

import dev.sage.llm.FinishReason;
import org.jspecify.annotations.Nullable;

/** Stop reasons of the Messages API. */
final class AnthropicFinish {

  private AnthropicFinish() {}

  static FinishReason of(@Nullable String raw, boolean toolUse) {
    if (raw == null) {
      return toolUse ? FinishReason.TOOL_CALLS : FinishReason.OTHER;
    }
    return switch (raw) {
      case "end_turn" -> toolUse ? FinishReason.TOOL_CALLS : FinishReason.STOP;
      case "stop_sequence" -> FinishReason.STOP;
      case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
      case "tool_use" -> FinishReason.TOOL_CALLS;
      case "pause_turn" -> FinishReason.PAUSE;
      case "refusal" -> FinishReason.REFUSAL;
      default -> FinishReason.OTHER;
    };
  }
}
