package dev.sage.llm.transport;

/** One frame is larger than the reader allows: the server is broken or hostile. */
public final class FrameTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * A frame was over the limit.
   *
   * @param maxBytes the limit that was passed
   */
  public FrameTooLargeException(int maxBytes) {
    super(
        "One event of the stream is larger than "
            + maxBytes
            + " bytes. Raise the limit if the server really sends such events.");
  }
}
