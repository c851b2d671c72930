package dev.sage.llm.cache;

import dev.sage.llm.FinishReason;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One whole answer, its pieces joined. Immutable, thread-safe.
 *
 * @param events the blocks in the order in which they began, each one whole: text, reasoning,
 *     reasoning state, refusal, tool calls, warnings
 * @param rawFinishReason as the provider named it
 */
record CachedTurn(
    @Nullable String model,
    @Nullable String responseId,
    List<StreamEvent> events,
    FinishReason finishReason,
    @Nullable String rawFinishReason,
    Usage usage) {

  CachedTurn {
    events = List.copyOf(events);
  }

  /**
   * Whether another call may be given it later: complete, nothing held back or declined by the
   * model or its provider, every tool call sound.
   */
  boolean storable() {
    boolean complete =
        switch (finishReason) {
          case STOP, TOOL_CALLS, LENGTH -> true;
          case CONTENT_FILTER, REFUSAL, PAUSE, ERROR, OTHER -> false;
        };
    return complete && events.stream().allMatch(CachedTurn::storable);
  }

  private static boolean storable(StreamEvent event) {
    return switch (event) {
      case StreamEvent.Refusal _ -> false;
      case StreamEvent.ToolCall call -> call.fault() == null;
      default -> true;
    };
  }
}
