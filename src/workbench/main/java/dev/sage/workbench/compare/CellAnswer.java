package dev.sage.workbench.compare;

import dev.sage.llm.StreamEvent;
import java.util.List;

/**
 * Everything that a cell has been told so far. Immutable, thread-safe.
 *
 * @param refusal empty where there was none
 */
public record CellAnswer(
    String text, String reasoning, String refusal, List<StreamEvent.ToolCall> toolCalls) {

  public CellAnswer {
    toolCalls = List.copyOf(toolCalls);
  }
}
