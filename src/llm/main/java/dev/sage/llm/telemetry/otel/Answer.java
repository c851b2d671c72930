package dev.sage.llm.telemetry.otel;

import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.llm.StreamEvent;
import java.util.ArrayList;
import java.util.List;

/** Puts an answer together from its events, for those who capture content. Not thread-safe. */
final class Answer {

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder reasoning = new StringBuilder();
  private final List<Content> calls = new ArrayList<>();

  void add(StreamEvent event) {
    switch (event) {
      case StreamEvent.Text piece -> text.append(piece.value());
      case StreamEvent.Refusal piece -> text.append(piece.value());
      case StreamEvent.Reasoning piece -> reasoning.append(piece.value());
      case StreamEvent.ToolCall call ->
          calls.add(new Content.ToolCall(call.callId(), call.toolName(), call.arguments()));
      default -> {}
    }
  }

  Message message() {
    var parts = new ArrayList<Content>();
    if (!reasoning.isEmpty()) {
      parts.add(new Content.Reasoning(reasoning.toString(), null));
    }
    if (!text.isEmpty()) {
      parts.add(new Content.Text(text.toString()));
    }
    parts.addAll(calls);
    return new Message(Role.ASSISTANT, parts);
  }
}
