package dev.sage.llm.transport;

/**
 * Takes the frames that a {@link FrameReader} finds. Every byte of the body is in the raw range of
 * exactly one of them, in order; the frame is valid only during the call.
 *
 * @param <F> the frames that it takes
 */
public interface FrameHandler<F extends Frame> {

  /**
   * A frame that is complete: an event that the standard dispatches, a line, an element.
   *
   * @param frame valid only during the call
   */
  void event(F frame);

  /**
   * Bytes that are no event: comments, keep-alives, blank lines, fields without data, brackets.
   *
   * @param frame valid only during the call
   */
  default void comment(F frame) {}

  /**
   * Data at the end of the body without the end that its framing wants.
   *
   * @param frame valid only during the call
   */
  default void incomplete(F frame) {}
}
