package dev.sage.llm.provider.gemini;

import dev.sage.llm.FinishReason;
import org.jspecify.annotations.Nullable;

/** Finish reasons of the Gemini API. */
final class GeminiFinish {

  private GeminiFinish() {}

  /** The wire says {@code STOP} with tool calls too. */
  static FinishReason of(@Nullable String raw, boolean toolCalls) {
    if (raw == null) {
      return toolCalls ? FinishReason.TOOL_CALLS : FinishReason.OTHER;
    }
    return switch (raw) {
      case "STOP" -> toolCalls ? FinishReason.TOOL_CALLS : FinishReason.STOP;
      case "MAX_TOKENS" -> FinishReason.LENGTH;
      case "SAFETY",
          "RECITATION",
          "BLOCKLIST",
          "PROHIBITED_CONTENT",
          "SPII",
          "MODEL_ARMOR",
          "IMAGE_SAFETY",
          "IMAGE_PROHIBITED_CONTENT",
          "IMAGE_RECITATION" ->
          FinishReason.CONTENT_FILTER;
      default -> FinishReason.OTHER;
    };
  }

  /** Whether it means that the model tried a tool call which the API could not hand on. */
  static boolean isBadCall(@Nullable String raw) {
    return "MALFORMED_FUNCTION_CALL".equals(raw) || "UNEXPECTED_TOOL_CALL".equals(raw);
  }
}
