package dev.sage.llm.provider.ollama;

import dev.sage.llm.FinishReason;
import org.jspecify.annotations.Nullable;

/** Done reasons of Ollama; {@code load} and {@code unload} answer a request without messages. */
final class OllamaFinish {

  private OllamaFinish() {}

  /** The reason in our vocabulary; a stop with tool calls waits for their results. */
  static FinishReason of(@Nullable String raw, boolean toolCalls) {
    return switch (raw) {
      case "length" -> FinishReason.LENGTH;
      case "stop" -> toolCalls ? FinishReason.TOOL_CALLS : FinishReason.STOP;
      case null -> toolCalls ? FinishReason.TOOL_CALLS : FinishReason.OTHER;
      default -> FinishReason.OTHER;
    };
  }
}
