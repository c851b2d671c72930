package dev.sage.llm.telemetry;

import dev.sage.llm.StreamEvent;
import java.util.List;

/**
 * One frame of a response body as it arrived: for server-sent events all bytes up to and including
 * the blank line, for a body that is no stream the whole of it. Immutable but for the array, which
 * nobody may change.
 *
 * @param attempt the attempt that it belongs to, from 1
 * @param sequence from 0 within the call
 * @param offset bytes of the attempt's body before it
 * @param nanos {@link System#nanoTime} of the read that completed it
 * @param read the number of the network read that completed it, from 0: frames with equal numbers
 *     arrived together
 * @param type the event's name ({@code message} where it has none); {@code comment}, {@code body};
 *     {@code cached} for an event of a stored answer, which has no bytes
 * @param bytes the raw bytes
 * @param events what it meant; empty for frames that mean nothing to a user
 */
@SuppressWarnings("ArrayRecordComponent") // a frame is copied once, from the network buffer
public record TappedFrame(
    int attempt,
    long sequence,
    long offset,
    long nanos,
    long read,
    String type,
    byte[] bytes,
    List<StreamEvent> events) {

  /** Takes a copy of the events. */
  public TappedFrame {
    events = List.copyOf(events);
  }
}
