package dev.sage.llm.transport;

/**
 * One frame of a stream, as a view of a reader's buffer: valid only until the reader goes on, so
 * whoever wants to keep it copies it. Not thread-safe.
 *
 * <p>For server-sent events a frame is what stands between two blank lines; for newline-delimited
 * JSON it is a line; for a JSON array that grows it is an element.
 */
public interface Frame {

  /**
   * {@return the event's name; {@code message} where it has none (WHATWG: the default event type)}
   */
  String type();

  /**
   * {@return the array that holds the data; read only from {@link #dataFrom} to {@link #dataTo}}
   */
  byte[] array();

  /** {@return where the data begins} Several data lines are joined by a line feed. */
  int dataFrom();

  /** {@return where the data ends, exclusive} */
  int dataTo();

  /**
   * {@return false for what stood at the end of the body without the frame's own end: the standard
   * drops it, but servers exist that leave the last blank line out, so a decoder may look at it}
   */
  default boolean complete() {
    return true;
  }

  /**
   * {@return the array that holds the raw bytes, framing included; {@link #array} may be another}
   */
  default byte[] rawArray() {
    return array();
  }

  /** {@return where the raw bytes begin in {@link #rawArray}} */
  default int rawFrom() {
    return dataFrom();
  }

  /** {@return how many bytes of the body this frame is, its framing included} */
  default int rawLength() {
    return dataTo() - dataFrom();
  }
}
