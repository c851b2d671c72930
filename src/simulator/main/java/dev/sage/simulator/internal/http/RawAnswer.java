package dev.sage.simulator.internal.http;

import java.io.IOException;

/**
 * A connection, byte by byte, for answers that break the rules. It ends with the answer, unless
 * {@link #complete} was called. Used by one thread.
 */
public interface RawAnswer {

  /** Sends bytes as they are, in one write. */
  void write(byte[] bytes, int from, int to) throws IOException;

  /** Sends bytes as they are, in one write. */
  default void write(byte[] bytes) throws IOException {
    write(bytes, 0, bytes.length);
  }

  /** The answer is a proper one: the connection may take the next request. */
  void complete();

  /** Sends FIN: the end of what this side has to say. */
  void hangUp() throws IOException;

  /** Sends RST: the connection is gone, and what was on its way may be lost. */
  void reset() throws IOException;
}
