package dev.sage.llm.transport;

/**
 * A JSON value of a {@link NdjsonReader} or a {@link JsonArrayReader}, as a view of its buffers:
 * one object for all of them, valid only while the handler runs. Not thread-safe.
 */
public final class JsonFrame implements Frame {

  private byte[] array = {};
  private int rawFrom;
  private int rawTo;
  private int dataFrom;
  private int dataTo;
  private boolean complete;

  JsonFrame() {}

  void set(byte[] bytes, int newRawFrom, int newRawTo, int newDataFrom, int newDataTo) {
    array = bytes;
    rawFrom = newRawFrom;
    rawTo = newRawTo;
    dataFrom = newDataFrom;
    dataTo = newDataTo;
  }

  void complete(boolean value) {
    complete = value;
  }

  /** These framings name no events. */
  @Override
  public String type() {
    return "message";
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

  @Override
  public int rawFrom() {
    return rawFrom;
  }

  @Override
  public int rawLength() {
    return rawTo - rawFrom;
  }
}
