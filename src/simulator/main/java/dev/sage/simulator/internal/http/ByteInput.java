package dev.sage.simulator.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The buffered bytes of one connection, with a time limit. Used by one thread. */
final class ByteInput {
  private final Socket socket;
  private final InputStream in;
  private final byte[] buffer = new byte[8192];
  private int at;
  private int end;
  private long deadline;

  ByteInput(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  /** From now on, reading fails with a {@link SocketTimeoutException} once the time is over. */
  void allow(Duration time) {
    deadline = System.nanoTime() + time.toNanos();
  }

  /** Waits for a byte, which stays unread; false at the end of the input. */
  boolean await() throws IOException {
    return at < end || fill();
  }

  int read() throws IOException {
    if (at == end && !fill()) {
      throw new EOFException("The client closed the connection inside a request.");
    }
    return buffer[at++] & 0xff;
  }

  byte[] read(int length) throws IOException {
    var bytes = new byte[length];
    for (int done = 0; done < length; ) {
      if (at == end && !fill()) {
        throw new EOFException("The client closed the connection inside a request body.");
      }
      int part = Math.min(length - done, end - at);
      System.arraycopy(buffer, at, bytes, done, part);
      at += part;
      done += part;
    }
    return bytes;
  }

  /**
   * A line without its CRLF. A bare CR or LF is refused: servers that disagree about where a line
   * ends are what request smuggling lives on (RFC 9112 §2.2 and §11.2).
   */
  String line(int limit) throws IOException, HttpProblem {
    var line = new byte[Math.min(limit, 256)];
    int length = 0;
    for (int b = read(); b != '\r'; b = read()) {
      if (b == '\n') {
        throw new HttpProblem(400, "A line of the request ends in LF without CR.");
      }
      if (length == limit) {
        throw new HttpProblem(431, "The request's header lines are too long.");
      }
      if (length == line.length) {
        line = java.util.Arrays.copyOf(line, Math.min(limit, 2 * length));
      }
      line[length++] = (byte) b;
    }
    if (read() != '\n') {
      throw new HttpProblem(400, "A line of the request has a CR without LF.");
    }
    return new String(line, 0, length, StandardCharsets.ISO_8859_1);
  }

  private boolean fill() throws IOException {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      throw new SocketTimeoutException("No complete request in time.");
    }
    // Zero would mean no limit at all.
    socket.setSoTimeout(Math.clamp(left / 1_000_000, 1, Integer.MAX_VALUE));
    int read = in.read(buffer, 0, buffer.length);
    at = 0;
    end = Math.max(read, 0);
    return read > 0;
  }
}
