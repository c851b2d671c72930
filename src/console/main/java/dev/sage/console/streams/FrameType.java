package dev.sage.console.streams;

import dev.sage.console.streams.reading.FrameNote;
import dev.sage.console.text.Texts;
import dev.sage.llm.StreamEvent;
import java.util.List;

/**
 * What kind of frame it is, in a word: the event's own name where the provider gives one, else what
 * the frame bears. Stateless.
 */
final class FrameType {
  /** What the standard calls an event without a name: it says nothing. */
  private static final String NAMELESS = "message";

  private FrameType() {}

  static String of(String name, List<StreamEvent> events, FrameNote note) {
    if (!name.equals(NAMELESS)) {
      return name;
    }
    String key = key(events, note);
    return key.isEmpty() ? name : Texts.text("streams.type." + key);
  }

  private static String key(List<StreamEvent> events, FrameNote note) {
    for (StreamEvent event : events) {
      String key = key(event);
      if (!key.isEmpty()) {
        return key;
      }
    }
    return switch (note.kind()) {
      case NONE -> "";
      case ROLE_ONLY -> "role";
      case EMPTY_DELTA -> "delta";
      case USAGE -> "usage";
      case FINISH -> "finish";
      case KEEP_ALIVE -> "keep-alive";
      case TERMINATOR -> "done";
    };
  }

  private static String key(StreamEvent event) {
    return switch (event) {
      case StreamEvent.Text text -> "delta";
      case StreamEvent.Reasoning reasoning -> "reasoning";
      case StreamEvent.Refusal refusal -> "refusal";
      case StreamEvent.ToolCallDelta delta -> "tool";
      case StreamEvent.Failure failure -> "error";
      default -> "";
    };
  }
}
