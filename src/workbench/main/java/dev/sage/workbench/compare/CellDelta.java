package dev.sage.workbench.compare;

import dev.sage.llm.StreamEvent;
import java.util.List;

/**
 * What has come since the last drain: adjacent pieces merged, nothing lost. Immutable, thread-safe.
 *
 * @param text text since the last drain, may be empty
 * @param reasoning reasoning since the last drain, may be empty
 * @param refusal a refusal's text since the last drain, may be empty
 * @param toolPieces pieces of tool calls since the last drain, one for each call that grew
 * @param toolCalls tool calls that became whole since the last drain
 * @param state the cell as it is now
 */
public record CellDelta(
    String text,
    String reasoning,
    String refusal,
    List<StreamEvent.ToolCallDelta> toolPieces,
    List<StreamEvent.ToolCall> toolCalls,
    CellState state) {

  public CellDelta {
    toolPieces = List.copyOf(toolPieces);
    toolCalls = List.copyOf(toolCalls);
  }
}
