package dev.sage.llm.provider.internal;

import dev.sage.llm.transport.Frame;

/** A whole body as one frame. Not thread-safe. */
@SuppressWarnings("ArrayRecordComponent") // a view, as every frame is
public record WholeBody(byte[] array, int dataFrom, int dataTo, boolean complete) implements Frame {

  /** All of an array. */
  public static WholeBody of(byte[] body) {
    return new WholeBody(body, 0, body.length, true);
  }

  @Override
  public String type() {
    return "message";
  }
}
