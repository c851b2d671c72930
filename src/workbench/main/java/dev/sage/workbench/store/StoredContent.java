package dev.sage.workbench.store;

import dev.sage.llm.StreamEvent;
import java.util.List;

/**
 * What was asked and answered, redacted. Immutable, thread-safe.
 *
 * @param request the request as JSON text
 * @param text the answer so far; written when the call ends
 * @param refusal empty where there was none
 */
public record StoredContent(
    String request,
    String text,
    String reasoning,
    String refusal,
    List<StreamEvent.ToolCall> toolCalls) {

  public StoredContent {
    toolCalls = List.copyOf(toolCalls);
  }
}
