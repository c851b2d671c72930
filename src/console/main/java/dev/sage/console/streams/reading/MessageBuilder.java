package dev.sage.console.streams.reading;

import dev.sage.llm.StreamEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a message together from its pieces. Not thread-safe. */
final class MessageBuilder {
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder reasoning = new StringBuilder();
  private final StringBuilder refusal = new StringBuilder();
  private final Map<Integer, ToolBuilder> tools = new LinkedHashMap<>();

  void text(String piece) {
    text.append(piece);
  }

  void reasoning(String piece) {
    reasoning.append(piece);
  }

  void tool(StreamReading.ToolHead head, String piece) {
    ToolBuilder tool = builder(head.block());
    tool.name(head.callId(), head.name());
    tool.arguments.append(piece);
  }

  void event(StreamEvent event) {
    switch (event) {
      case StreamEvent.Text piece -> text.append(piece.value());
      case StreamEvent.Reasoning piece -> reasoning.append(piece.value());
      case StreamEvent.Refusal piece -> refusal.append(piece.value());
      case StreamEvent.ToolCallDelta piece -> builder(piece.index()).add(piece);
      case StreamEvent.ToolCall call -> builder(call.index()).whole = call;
      default -> {}
    }
  }

  private ToolBuilder builder(int block) {
    return tools.computeIfAbsent(block, index -> new ToolBuilder());
  }

  Message build() {
    List<Message.Tool> calls = new ArrayList<>();
    tools.values().forEach(tool -> calls.add(tool.build()));
    return new Message(text.toString(), reasoning.toString(), refusal.toString(), calls);
  }

  private static final class ToolBuilder {
    private final StringBuilder arguments = new StringBuilder();
    private @Nullable String callId;
    private @Nullable String name;
    private StreamEvent.@Nullable ToolCall whole;

    void add(StreamEvent.ToolCallDelta piece) {
      name(piece.callId(), piece.toolName());
      arguments.append(piece.arguments());
    }

    void name(@Nullable String newCallId, @Nullable String newName) {
      callId = newCallId == null ? callId : newCallId;
      name = newName == null ? name : newName;
    }

    Message.Tool build() {
      if (whole == null) {
        return new Message.Tool(callId, name, arguments.toString(), Message.State.BUILDING);
      }
      Message.State state = whole.fault() == null ? Message.State.VALID : Message.State.INVALID;
      return new Message.Tool(whole.callId(), whole.toolName(), whole.arguments(), state);
    }
  }
}
