package dev.sage.llm.provider;

import dev.sage.llm.transport.Frame;

/**
 * Turns the frames of one streamed response into events. Not thread-safe; one for each response.
 *
 * <p>It gives exactly one terminal event: at the format's own end of stream, at an error in the
 * stream, or in {@link #end}. After the terminal one it ignores what comes.
 */
public interface StreamDecoder {

  /**
   * Decodes one frame.
   *
   * @param frame the frame, valid only during the call
   * @param out takes the events
   */
  void frame(Frame frame, EventSink out);

  /**
   * The body has ended. Without a terminator and without a finish reason the stream was truncated;
   * with a finish reason only, the end is good but a warning says so where the format has a
   * terminator.
   *
   * @param out takes the events
   */
  void end(EventSink out);
}
