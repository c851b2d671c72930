package dev.sage.simulator.internal.http;

import java.nio.charset.StandardCharsets;

/** Chunks as RFC 9112 §7.1 frames them. Stateless. */
public final class Chunk {

  private Chunk() {}

  /** One chunk; the bytes must not be none, which would be the last. */
  public static byte[] of(byte[] bytes, int from, int to) {
    var size = (Integer.toHexString(to - from) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    var chunk = new byte[size.length + to - from + 2];
    System.arraycopy(size, 0, chunk, 0, size.length);
    System.arraycopy(bytes, from, chunk, size.length, to - from);
    chunk[chunk.length - 2] = '\r';
    chunk[chunk.length - 1] = '\n';
    return chunk;
  }

  /** The chunk that ends a body, without trailers. */
  public static byte[] last() {
    return "0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
  }
}
