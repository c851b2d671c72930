package dev.sage.llm.tool.loop;

import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.llm.StreamEvent;
import java.util.ArrayList;
import java.util.List;

/** What was said so far. Thread-safe. */
final class Conversation {

  private final List<Message> messages;

  Conversation(List<Message> begun) {
    this.messages = new ArrayList<>(begun);
  }

  synchronized void add(Message message) {
    messages.add(message);
  }

  void add(StreamEvent.ToolResult result) {
    add(
        new Message(
            Role.TOOL,
            List.of(new Content.ToolResult(result.callId(), result.result(), result.error()))));
  }

  synchronized List<Message> messages() {
    return List.copyOf(messages);
  }
}
