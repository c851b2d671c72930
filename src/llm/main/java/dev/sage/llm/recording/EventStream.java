package dev.sage.llm.recording;

import dev.sage.llm.transport.FrameHandler;
import dev.sage.llm.transport.SseFrame;
import dev.sage.llm.transport.SseReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body read as server-sent events, strictly by the standard: what no blank line dispatches is
 * dropped. Immutable, thread-safe.
 *
 * @param events in order
 * @param lastEventId as of the last blank line; empty where none was sent
 * @param reconnectMillis what the last {@code retry} field asked for, or null
 */
public record EventStream(
    List<Event> events, String lastEventId, @Nullable BigInteger reconnectMillis) {

  /** Takes a copy of the list. */
  public EventStream {
    events = List.copyOf(events);
  }

  /**
   * One event.
   *
   * @param type {@code message} where it has no name
   * @param data its data lines, joined by line feeds
   * @param lastEventId as of this event; empty where none was sent
   */
  public record Event(String type, String data, String lastEventId) {}

  /**
   * Reads a body with the reader that live calls use.
   *
   * @param body the whole body
   * @param split 0 feeds the whole, 1 byte by byte, any other number pieces of random length
   * @return what was read
   * @throws dev.sage.llm.transport.FrameTooLargeException where an event is over 16 MiB
   */
  public static EventStream read(byte[] body, long split) {
    List<Event> events = new ArrayList<>();
    var reader = new SseReader();
    FrameHandler<SseFrame> handler =
        new FrameHandler<>() {
          @Override
          public void event(SseFrame frame) {
            events.add(new Event(frame.type(), frame.data(), frame.lastEventId()));
          }
        };
    BodySplit.feed(body, split, (bytes, from, length) -> reader.feed(bytes, from, length, handler));
    reader.end(handler);
    return new EventStream(events, reader.lastEventId(), reader.reconnectMillis());
  }
}
