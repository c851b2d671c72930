package dev.sage.llm.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a body into server-sent events, by the WHATWG grammar (HTML standard, "Server-sent events",
 * parsing an event stream). Bytes are pushed in pieces cut anywhere. Not thread-safe.
 *
 * <p>An event that lies whole in a piece is handed out as a view of that piece; only one that is
 * spread over several is copied, once.
 */
public final class SseReader implements FrameReader<SseFrame> {

  /** Longer numbers of milliseconds are nonsense, and parsing them would cost quadratic time. */
  private static final int MAX_RETRY_DIGITS = 40;

  private static final byte[] DATA = "data".getBytes(US_ASCII);
  private static final byte[] EVENT = "event".getBytes(US_ASCII);
  private static final byte[] ID = "id".getBytes(US_ASCII);
  private static final byte[] RETRY = "retry".getBytes(US_ASCII);

  private final int maxEventBytes;
  private final SseFrame frame = new SseFrame(this);

  /** The beginning of an event whose end has not come yet. */
  private final ByteBuilder carry = new ByteBuilder();

  /** The data of an event with several data lines. */
  private final ByteBuilder joined = new ByteBuilder();

  private final ByteBuilder id = new ByteBuilder();
  private boolean idPending;
  private byte[] committedId = {};
  private @Nullable String lastEventId = "";
  private @Nullable BigInteger reconnectMillis;

  private long offset;
  private boolean firstLine = true;
  private boolean skipLineFeed;

  // The event being read; positions are relative to its first byte, so that they survive its move
  // into the carry.
  private int lineStart;
  private int dataLines;
  private int dataFrom;
  private int dataTo;
  private int typeFrom;
  private int typeTo;

  /** A reader with the limit of {@link FrameReader#DEFAULT_MAX_FRAME_BYTES}. */
  public SseReader() {
    this(DEFAULT_MAX_FRAME_BYTES);
  }

  /**
   * A reader of one body.
   *
   * @param maxEventBytes the largest event that is taken, raw bytes
   */
  public SseReader(int maxEventBytes) {
    this.maxEventBytes = maxEventBytes;
  }

  @Override
  public void feed(byte[] bytes, int from, int length, FrameHandler<? super SseFrame> out) {
    int end = from + length;
    int position = from;
    if (skipLineFeed && length > 0) {
      skipLineFeed = false;
      if (bytes[position] == '\n') {
        append(bytes, position, 1);
        lineStart = carry.length();
        position++;
      }
    }
    boolean carrying = carry.length() > 0;
    int base = position;
    while (position < end) {
      int lineEnd = Lines.end(bytes, position, end);
      if (lineEnd < 0) {
        break;
      }
      int next = lineEnd + 1;
      if (bytes[lineEnd] == '\r') {
        if (next == end) {
          skipLineFeed = true;
        } else if (bytes[next] == '\n') {
          next++;
        }
      }
      if (carrying) {
        append(bytes, position, next - position);
        byte[] array = carry.array();
        int length0 = carry.length();
        boolean blank = line(array, 0, lineStart, length0 - (next - lineEnd));
        lineStart = length0;
        if (blank) {
          carry.clear();
          dispatch(array, 0, length0, out);
          carrying = false;
          base = next;
        }
      } else {
        boolean blank = line(bytes, base, lineStart, lineEnd - base);
        lineStart = next - base;
        if (blank) {
          dispatch(bytes, base, next - base, out);
          base = next;
        }
      }
      position = next;
    }
    int rest = carrying ? position : base;
    append(bytes, rest, end - rest);
  }

  /** What it hands out at the end the standard drops. */
  @Override
  public void end(FrameHandler<? super SseFrame> out) {
    int length = carry.length();
    if (length == 0) {
      return;
    }
    byte[] array = carry.array();
    if (lineStart < length) {
      line(array, 0, lineStart, length);
    }
    carry.clear();
    boolean hasData = dataLines > 0;
    present(array, 0, length, false, !hasData);
    reset();
    if (hasData) {
      out.incomplete(frame);
    } else {
      out.comment(frame);
    }
  }

  /** {@return the last event id as of the last blank line; empty where none was sent} */
  public String lastEventId() {
    String value = lastEventId;
    if (value == null) {
      value = Utf8.text(committedId, 0, committedId.length);
      lastEventId = value;
    }
    return value;
  }

  /** {@return what the last {@code retry} field asked for, in ms, or null where there was none} */
  public @Nullable BigInteger reconnectMillis() {
    return reconnectMillis;
  }

  private void append(byte[] bytes, int from, int length) {
    if (length > maxEventBytes - carry.length()) {
      throw new FrameTooLargeException(maxEventBytes);
    }
    carry.append(bytes, from, length);
  }

  /** Reads one line, without its end, into the event; true where it is blank. */
  private boolean line(byte[] array, int base, int lineFrom, int lineTo) {
    int from = base + lineFrom;
    int to = base + lineTo;
    if (firstLine) {
      firstLine = false;
      from = Lines.afterByteOrderMark(array, from, to);
    }
    if (from == to) {
      return true;
    }
    int colon = from;
    while (colon < to && array[colon] != ':') {
      colon++;
    }
    int value = colon < to ? colon + 1 : to;
    if (value < to && array[value] == ' ') {
      value++;
    }
    int nameLength = colon - from;
    if (nameLength == 4 && Lines.is(DATA, array, from)) {
      data(array, base, value, to);
    } else if (nameLength == 5 && Lines.is(EVENT, array, from)) {
      typeFrom = value - base;
      typeTo = to - base;
    } else if (nameLength == 2 && Lines.is(ID, array, from)) {
      id(array, value, to);
    } else if (nameLength == 5 && Lines.is(RETRY, array, from)) {
      retry(array, value, to);
    }
    return false;
  }

  private void data(byte[] array, int base, int from, int to) {
    dataLines++;
    if (dataLines == 1) {
      dataFrom = from - base;
      dataTo = to - base;
      return;
    }
    if (dataLines == 2) {
      joined.clear();
      joined.append(array, base + dataFrom, dataTo - dataFrom);
    }
    joined.append((byte) '\n');
    joined.append(array, from, to - from);
  }

  private void id(byte[] array, int from, int to) {
    for (int i = from; i < to; i++) {
      if (array[i] == 0) {
        return;
      }
    }
    id.clear();
    id.append(array, from, to - from);
    idPending = true;
  }

  private void retry(byte[] array, int from, int to) {
    for (int i = from; i < to; i++) {
      if (array[i] < '0' || array[i] > '9') {
        return;
      }
    }
    if (from < to && to - from <= MAX_RETRY_DIGITS) {
      reconnectMillis = new BigInteger(new String(array, from, to - from, US_ASCII));
    }
  }

  private void dispatch(byte[] array, int base, int length, FrameHandler<? super SseFrame> out) {
    if (length > maxEventBytes) {
      throw new FrameTooLargeException(maxEventBytes);
    }
    if (idPending) {
      idPending = false;
      committedId = Arrays.copyOf(id.array(), id.length());
      lastEventId = null;
    }
    boolean hasData = dataLines > 0;
    present(array, base, length, true, !hasData);
    reset();
    if (hasData) {
      out.event(frame);
    } else {
      out.comment(frame);
    }
  }

  private void present(byte[] array, int base, int length, boolean complete, boolean comment) {
    frame.raw(array, base, base + length, offset);
    frame.kind(base + typeFrom, base + typeTo, complete, comment);
    if (dataLines > 1) {
      frame.data(joined.array(), 0, joined.length());
    } else {
      frame.data(array, base + dataFrom, base + dataTo);
    }
    offset += length;
  }

  private void reset() {
    lineStart = 0;
    dataLines = 0;
    dataFrom = 0;
    dataTo = 0;
    typeFrom = 0;
    typeTo = 0;
  }
}
