package dev.sage.llm.provider.internal;

import dev.sage.llm.transport.Frame;

/** A whole body as one frame. Not thread-safe. */
@SuppressWarnings("ArrayRecordComponent") // a view, as every frame is
public record WholeBody(byte[] array, int dataFrom, int dataTo, boolean complete) implements Frame {

  /** All of an array, but for a byte order mark: RFC 8259 §8.1 lets a parser ignore it. */
  public static WholeBody of(byte[] body) {
    return new WholeBody(body, marked(body) ? 3 : 0, body.length, true);
  }

  private static boolean marked(byte[] body) {
    return body.length >= 3
        && body[0] == (byte) 0xEF
        && body[1] == (byte) 0xBB
        && body[2] == (byte) 0xBF;
  }

  @Override
  public String type() {
    return "message";
  }
}
