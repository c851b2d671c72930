package dev.sage.llm.provider;

/**
 * Takes what an attempt brings: its response, its reads, its frames, its events. Not thread-safe:
 * called by the thread that pulls.
 */
public interface AttemptSink extends EventSink {

  /**
   * The response headers are there, whatever their status.
   *
   * @param exchange what is known of it by now
   */
  void responded(Exchange exchange);

  /**
   * Bytes of the body have arrived; what follows until the next read came with them.
   *
   * @param nanos when they arrived
   * @param number of the network read that brought them, from 0; equal numbers arrived together
   */
  void read(long nanos, long number);

  /**
   * A frame was decoded, and its events were given. The array is a view that is valid only during
   * the call.
   *
   * @param type the event's name, {@code comment}, or {@code body} for a whole body
   * @param array holds the frame's raw bytes
   * @param from where they begin
   * @param to where they end, exclusive
   */
  void frame(String type, byte[] array, int from, int to);

  /**
   * {@return whether somebody looks at frames, so that a whole body is worth keeping for {@link
   * #frame}}
   */
  boolean tapped();
}
