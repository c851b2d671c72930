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
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final int maxFrameBytes;
  private final JsonFrame frame = new JsonFrame();

  /** The beginning of an element whose end has not come yet, separators before it included. */
  private final ByteBuilder carry = new ByteBuilder();

  /** How many bytes of a byte order mark the body has begun with; past it where it has not. */
  private int marked;

  private boolean opened;

  /** Where the element being read begins, from its first raw byte, separators included. */
  private int valueFrom = NONE;

  private int depth;
  private boolean inString;
  private boolean escaped;

  /** A reader with the limit of {@link FrameReader#DEFAULT_MAX_FRAME_BYTES}. */
  public JsonArrayReader() {
    this(DEFAULT_MAX_FRAME_BYTES);
  }

  /**
   * A reader of one body.
   *
   * @param maxFrameBytes the largest element that is taken
   */
  public JsonArrayReader(int maxFrameBytes) {
    this.maxFrameBytes = maxFrameBytes;
  }

  @Override
  public void feed(byte[] bytes, int from, int length, FrameHandler<? super JsonFrame> out) {
    int to = from + length;
    // Where the element's first raw byte is, or would be if what is carried stood here too.
    int base = from - carry.length();
    for (int position = from; position < to; position++) {
      byte value = bytes[position];
      if (valueFrom == NONE) {
        if (isBetween(value)) {
          continue;
        }
        valueFrom = position - base;
      }
      if (endsScalar(value)) {
        complete(bytes, base, position, out);
        base = position;
      } else if (step(value)) {
        complete(bytes, base, position + 1, out);
        base = position + 1;
      }
    }
    int rest = Math.max(base, from);
    append(bytes, rest, to - rest);
  }

  @Override
  public void end(FrameHandler<? super JsonFrame> out) {
    int length = carry.length();
    if (length == 0) {
      return;
    }
    byte[] array = carry.array();
    carry.clear();
    give(array, 0, valueFrom == NONE ? length : valueFrom, length, false, out);
  }

  private void append(byte[] bytes, int from, int length) {
    if (length > maxFrameBytes - carry.length()) {
      throw new FrameTooLargeException(maxFrameBytes);
    }
    carry.append(bytes, from, length);
  }

  private void complete(byte[] bytes, int base, int to, FrameHandler<? super JsonFrame> out) {
    int carried = carry.length();
    if (carried == 0) {
      give(bytes, base, base + valueFrom, to, true, out);
      return;
    }
    append(bytes, base + carried, to - base - carried);
    byte[] array = carry.array();
    int length = carry.length();
    carry.clear();
    give(array, 0, valueFrom, length, true, out);
  }

  /** Whether a byte stands between elements: only the first bracket is the array's own. */
  private boolean isBetween(byte value) {
    if (marked < MARK.length) {
      if (value == MARK[marked]) {
        marked++;
        return true;
      }
      marked = MARK.length;
    }
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
