package dev.sage.llm.transport;

/**
 * Cuts a JSON array that grows into its elements as they become complete: what Gemini streams where
 * {@code alt=sse} is not asked for. What stands between the elements (brackets, commas, white
 * space) belongs to the raw bytes of the element behind it. Values without an array round them are
 * taken too. Not thread-safe.
 *
 * <p>It looks only for where an element ends; whether it is JSON is the decoder's to say. An
 * element that lies whole in a piece is handed out as a view of that piece.
 */
public final class JsonArrayReader implements FrameReader<JsonFrame> {

  private static final int NONE = -1;

  private final int maxFrameBytes;
  private final JsonFrame frame = new JsonFrame();

  /** The beginning of an element whose end has not come yet, separators before it included. */
  private final ByteBuilder carry = new ByteBuilder();

  private boolean firstBytes = true;
  private boolean opened;

  // The element being read; positions are relative to its first raw byte, so that they survive its
  // move into the carry.
  private int valueFrom = NONE;
  private int scanned;
  private int depth;
  private boolean inString;
  private boolean escaped;

  /** A reader with the limit of {@link FrameReader#DEFAULT_MAX_FRAME_BYTES}. */
  public JsonArrayReader() {
    this(DEFAULT_MAX_FRAME_BYTES);
  }

  /**
   * @param maxFrameBytes the largest element that is taken
   */
  public JsonArrayReader(int maxFrameBytes) {
    this.maxFrameBytes = maxFrameBytes;
  }

  @Override
  public void feed(byte[] bytes, int from, int length, FrameHandler<? super JsonFrame> out) {
    if (carry.length() == 0) {
      int done = read(bytes, from, from + length, out);
      append(bytes, done, from + length - done);
      return;
    }
    append(bytes, from, length);
    int done = read(carry.array(), 0, carry.length(), out);
    carry.removeFirst(done);
  }

  @Override
  public void end(FrameHandler<? super JsonFrame> out) {
    int length = carry.length();
    if (length == 0) {
      return;
    }
    byte[] array = carry.array();
    carry.clear();
    if (valueFrom == NONE) {
      give(array, 0, length, length, false, out);
    } else {
      give(array, 0, valueFrom, length, false, out);
    }
  }

  private void append(byte[] bytes, int from, int length) {
    if (length > maxFrameBytes - carry.length()) {
      throw new FrameTooLargeException(maxFrameBytes);
    }
    carry.append(bytes, from, length);
  }

  /** Hands out whole elements; returns where the one that is not whole begins. */
  private int read(byte[] array, int from, int to, FrameHandler<? super JsonFrame> out) {
    int base = from;
    int position = base + scanned;
    if (firstBytes) {
      if (to - from < 3 && from < to && array[from] == (byte) 0xEF) {
        return from; // may become a byte order mark
      }
      firstBytes = false;
      position = Lines.afterByteOrderMark(array, from, to);
    }
    while (position < to) {
      byte value = array[position];
      if (valueFrom == NONE) {
        if (isBetween(value)) {
          position++;
        } else {
          valueFrom = position - base;
        }
        continue;
      }
      if (endsScalar(value)) {
        give(array, base, base + valueFrom, position, true, out);
        base = position;
        continue;
      }
      position++;
      if (step(value)) {
        give(array, base, base + valueFrom, position, true, out);
        base = position;
      }
    }
    scanned = to - base;
    return base;
  }

  /** Whether a byte stands between elements: only the first bracket is the array's own. */
  private boolean isBetween(byte value) {
    if (value == '[' && !opened) {
      opened = true;
      return true;
    }
    return value == ']' || value == ',' || JsonSpace.is(value);
  }

  private boolean endsScalar(byte value) {
    return depth == 0 && !inString && (value == ',' || value == ']' || JsonSpace.is(value));
  }

  /** Goes past one byte of a value; true where a container or a string is complete with it. */
  private boolean step(byte value) {
    if (inString) {
      if (escaped) {
        escaped = false;
      } else if (value == '\\') {
        escaped = true;
      } else if (value == '"') {
        inString = false;
        return depth == 0;
      }
      return false;
    }
    switch (value) {
      case '"' -> inString = true;
      case '{', '[' -> depth++;
      case '}', ']' -> {
        depth = Math.max(0, depth - 1);
        return depth == 0;
      }
      default -> {}
    }
    return false;
  }

  private void give(
      byte[] array,
      int rawFrom,
      int dataFrom,
      int to,
      boolean complete,
      FrameHandler<? super JsonFrame> out) {
    if (to - rawFrom > maxFrameBytes) {
      throw new FrameTooLargeException(maxFrameBytes);
    }
    valueFrom = NONE;
    scanned = 0;
    depth = 0;
    inString = false;
    escaped = false;
    frame.set(array, rawFrom, to, dataFrom, to);
    frame.complete(complete);
    if (dataFrom == to) {
      out.comment(frame);
    } else if (complete) {
      out.event(frame);
    } else {
      out.incomplete(frame);
    }
  }
}
