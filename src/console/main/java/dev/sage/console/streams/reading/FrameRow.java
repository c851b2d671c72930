package dev.sage.console.streams.reading;

import dev.sage.llm.StreamEvent;
import dev.sage.workbench.store.StoredFrame;
import java.util.List;

/**
 * A frame in a list, which shows it before the reading of the call has come to it. Immutable,
 * thread-safe.
 *
 * @param said the piece of content that it bears by itself; empty where it bears none, or where the
 *     reading tells it
 */
public record FrameRow(StoredFrame frame, List<StreamEvent> said) {
  /** Copies the list. */
  public FrameRow {
    said = List.copyOf(said);
  }

  /** What the frame means: by the reading if that has come to it, else as far as it says itself. */
  public List<StreamEvent> events(StreamReading reading) {
    int number = (int) frame.sequence();
    return number < reading.frames() ? reading.events(number) : said;
  }
}
