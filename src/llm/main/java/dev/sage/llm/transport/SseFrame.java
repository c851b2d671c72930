package dev.sage.llm.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * An event of a {@link SseReader}, as a view of its buffers: one object for all events, valid only
 * while the handler runs. Not thread-safe.
 */
public final class SseFrame implements Frame {

  private static final String MESSAGE = "message";
  private static final String[] NAMES = {
    "content_block_delta",
    "content_block_start",
    "content_block_stop",
    "message_delta",
    "message_start",
    "message_stop",
    "ping",
    "error",
    "response.output_text.delta",
    "response.function_call_arguments.delta",
    MESSAGE
  };
  private static final byte[][] NAME_BYTES =
      Arrays.stream(NAMES).map(name -> name.getBytes(US_ASCII)).toArray(byte[][]::new);

  private final SseReader reader;
  private byte[] array = {};
  private int dataFrom;
  private int dataTo;
  private byte[] rawArray = {};
  private int rawFrom;
  private int rawTo;
  private int typeFrom;
  private int typeTo;
  private long offset;
  private boolean complete;
  private boolean comment;
  private String lastType = MESSAGE;
  private byte[] lastTypeBytes = NAME_BYTES[NAMES.length - 1];

  SseFrame(SseReader reader) {
    this.reader = reader;
  }

  void raw(byte[] bytes, int from, int to, long bodyOffset) {
    rawArray = bytes;
    rawFrom = from;
    rawTo = to;
    offset = bodyOffset;
  }

  void data(byte[] bytes, int from, int to) {
    array = bytes;
    dataFrom = from;
    dataTo = to;
  }

  void kind(int newTypeFrom, int newTypeTo, boolean isComplete, boolean isComment) {
    typeFrom = newTypeFrom;
    typeTo = newTypeTo;
    complete = isComplete;
    comment = isComment;
  }

  @Override
  public String type() {
    if (comment) {
      return "comment";
    }
    if (typeFrom == typeTo) {
      return MESSAGE;
    }
    if (!isType(lastTypeBytes)) {
      remember();
    }
    return lastType;
  }

  private boolean isType(byte[] name) {
    return Arrays.equals(rawArray, typeFrom, typeTo, name, 0, name.length);
  }

  private void remember() {
    for (int i = 0; i < NAMES.length; i++) {
      if (isType(NAME_BYTES[i])) {
        lastType = NAMES[i];
        lastTypeBytes = NAME_BYTES[i];
        return;
      }
    }
    lastTypeBytes = Arrays.copyOfRange(rawArray, typeFrom, typeTo);
    lastType = Utf8.text(lastTypeBytes, 0, lastTypeBytes.length);
  }

  @Override
  public byte[] array() {
    return array;
  }

  @Override
  public int dataFrom() {
    return dataFrom;
  }

  @Override
  public int dataTo() {
    return dataTo;
  }

  @Override
  public boolean complete() {
    return complete;
  }

  /** {@return the data as text; bytes that are no UTF-8 become U+FFFD} */
  public String data() {
    return Utf8.text(array, dataFrom, dataTo - dataFrom);
  }

  /** {@return the last event id, this frame's own included; empty where none was sent} */
  public String lastEventId() {
    return reader.lastEventId();
  }

  /** {@return bytes of the body before this frame} */
  public long offset() {
    return offset;
  }

  @Override
  public int rawLength() {
    return rawTo - rawFrom;
  }

  @Override
  public byte[] rawArray() {
    return rawArray;
  }

  @Override
  public int rawFrom() {
    return rawFrom;
  }

  /** {@return a copy of the raw bytes} */
  public byte[] rawBytes() {
    return Arrays.copyOfRange(rawArray, rawFrom, rawTo);
  }
}
