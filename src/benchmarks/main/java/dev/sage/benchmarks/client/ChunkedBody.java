package dev.sage.benchmarks.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * The body of a chunked HTTP response on a raw socket. One read gives whatever chunks the last read
 * of the socket brought. Not thread-safe.
 */
final class ChunkedBody extends InputStream {

  private final InputStream socket;
  private final byte[] buffer = new byte[64 * 1024];
  private int position;
  private int limit;
  private int chunkLeft;
  private boolean ended;

  private ChunkedBody(InputStream socket) {
    this.socket = socket;
  }

  /** Skips the response's head. */
  static ChunkedBody afterHead(InputStream socket) throws IOException {
    var body = new ChunkedBody(socket);
    for (int newlines = 0; newlines < 2; ) {
      byte next = body.next();
      if (next == '\n') {
        newlines++;
      } else if (next != '\r') {
        newlines = 0;
      }
    }
    return body;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    int copied = 0;
    while (!ended && copied < length && (copied == 0 || position < limit)) {
      if (chunkLeft == 0) {
        startChunk();
        continue;
      }
      if (position == limit) {
        fill();
      }
      int count = Math.min(Math.min(chunkLeft, limit - position), length - copied);
      System.arraycopy(buffer, position, target, offset + copied, count);
      position += count;
      copied += count;
      chunkLeft -= count;
      if (chunkLeft == 0) {
        skipLine();
      }
    }
    return copied == 0 ? -1 : copied;
  }

  private void startChunk() throws IOException {
    int size = 0;
    for (byte next = next(); next != '\r'; next = next()) {
      size = 16 * size + Character.digit(next, 16);
    }
    next();
    chunkLeft = size;
    if (size == 0) {
      skipLine();
      ended = true;
    }
  }

  private void skipLine() throws IOException {
    next();
    next();
  }

  private byte next() throws IOException {
    if (position == limit) {
      fill();
    }
    return buffer[position++];
  }

  private void fill() throws IOException {
    int read = socket.read(buffer, 0, buffer.length);
    if (read < 0) {
      throw new EOFException("connection closed within the body");
    }
    position = 0;
    limit = read;
  }
}
