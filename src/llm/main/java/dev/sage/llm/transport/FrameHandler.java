package dev.sage.llm.transport;

/**
 * Takes the frames that {@link SseReader} finds. Every byte of the body is in the raw range of
 * exactly one of them, in order; the frame is valid only during the call.
 */
public interface FrameHandler {

  /** An event that the standard dispatches. */
  void event(SseFrame frame);

  /** Bytes that are no event: comments, keep-alives, blank lines, fields without data. */
  default void comment(SseFrame frame) {}

  /** Data at the end of the body without the blank line that dispatches it. */
  default void incomplete(SseFrame frame) {}
}
