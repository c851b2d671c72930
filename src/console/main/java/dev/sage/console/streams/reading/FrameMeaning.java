package dev.sage.console.streams.reading;

import dev.sage.llm.StreamEvent;
import dev.sage.workbench.store.StoredFrame;
import java.util.List;

/**
 * What one frame says. Immutable, thread-safe.
 *
 * @param events in the library's vocabulary; empty where it means nothing to a user
 * @param note what it is where it bears no content
 */
record FrameMeaning(List<StreamEvent> events, FrameNote note) {
  FrameMeaning {
    events = List.copyOf(events);
  }

  static FrameMeaning of(StoredFrame frame, byte[] bytes, List<StreamEvent> events) {
    // Some servers put an error where the framing has comments.
    boolean says = isContent(events) || failed(events);
    return new FrameMeaning(events, says ? FrameNote.NONE : FrameNotes.of(frame.type(), bytes));
  }

  private static boolean failed(List<StreamEvent> events) {
    for (StreamEvent event : events) {
      if (event instanceof StreamEvent.Failure) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is one piece of an answer and nothing else. */
  static boolean isContent(List<StreamEvent> events) {
    return events.size() == 1
        && switch (events.getFirst()) {
          case StreamEvent.Text text -> true;
          case StreamEvent.Reasoning reasoning -> true;
          case StreamEvent.Refusal refusal -> true;
          case StreamEvent.ToolCallDelta delta -> true;
          default -> false;
        };
  }
}
