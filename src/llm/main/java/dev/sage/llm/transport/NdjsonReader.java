package dev.sage.llm.transport;

/**
 * Cuts a body into lines, each of which is a JSON value: newline-delimited JSON, as Ollama streams
 * it. A line ends in LF or CRLF; blank ones are comments. Not thread-safe.
 *
 * <p>A line that lies whole in a piece is handed out as a view of that piece; only one that is
 * spread over several is copied, once.
 */
public final class NdjsonReader implements FrameReader<JsonFrame> {

  private final int maxFrameBytes;
  private final JsonFrame frame = new JsonFrame();

  /** The beginning of a line whose end has not come yet. */
  private final ByteBuilder carry = new ByteBuilder();

  private boolean firstLine = true;

  /** A reader with the limit of {@link FrameReader#DEFAULT_MAX_FRAME_BYTES}. */
  public NdjsonReader() {
    this(DEFAULT_MAX_FRAME_BYTES);
  }

  /**
   * A reader of one body.
   *
   * @param maxFrameBytes the longest line that is taken
   */
  public NdjsonReader(int maxFrameBytes) {
    this.maxFrameBytes = maxFrameBytes;
  }

  @Override
  public void feed(byte[] bytes, int from, int length, FrameHandler<? super JsonFrame> out) {
    int end = from + length;
    int start = from;
    int search = from;
    while (search < end) {
      int lineEnd = Lines.end(bytes, search, end);
      if (lineEnd < 0) {
        break;
      }
      search = lineEnd + 1;
      if (bytes[lineEnd] == '\r') {
        // Only a line feed ends a line; a lone CR is white space inside it.
        continue;
      }
      if (carry.length() > 0) {
        append(bytes, start, search - start);
        byte[] array = carry.array();
        int lineLength = carry.length();
        carry.clear();
        line(array, 0, lineLength, true, out);
      } else {
        line(bytes, start, search, true, out);
      }
      start = search;
    }
    append(bytes, start, end - start);
  }

  @Override
  public void end(FrameHandler<? super JsonFrame> out) {
    int length = carry.length();
    if (length > 0) {
      byte[] array = carry.array();
      carry.clear();
      line(array, 0, length, false, out);
    }
  }

  private void append(byte[] bytes, int from, int length) {
    if (length > maxFrameBytes - carry.length()) {
      throw new FrameTooLargeException(maxFrameBytes);
    }
    carry.append(bytes, from, length);
  }

  private void line(
      byte[] array, int from, int to, boolean complete, FrameHandler<? super JsonFrame> out) {
    if (to - from > maxFrameBytes) {
      throw new FrameTooLargeException(maxFrameBytes);
    }
    int dataFrom = from;
    if (firstLine) {
      firstLine = false;
      dataFrom = Lines.afterByteOrderMark(array, from, to);
    }
    int dataTo = to;
    while (dataFrom < dataTo && JsonSpace.is(array[dataFrom])) {
      dataFrom++;
    }
    while (dataTo > dataFrom && JsonSpace.is(array[dataTo - 1])) {
      dataTo--;
    }
    frame.set(array, from, to, dataFrom, dataTo);
    frame.complete(complete);
    if (dataFrom == dataTo) {
      out.comment(frame);
    } else if (complete) {
      out.event(frame);
    } else {
      out.incomplete(frame);
    }
  }
}
