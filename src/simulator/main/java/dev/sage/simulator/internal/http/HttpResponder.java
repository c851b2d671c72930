package dev.sage.simulator.internal.http;

import java.io.IOException;

/** Takes the answer to one request, once. Used by one thread. */
public interface HttpResponder {

  /** Sends a whole answer. */
  void send(int status, HttpHeaders headers, byte[] body) throws IOException;

  /** Promises the whole body, sends its first bytes and ends the connection. */
  void sendCut(int status, HttpHeaders headers, byte[] body, int sent) throws IOException;

  /** Sends status and headers; the body follows in chunks. */
  ChunkedBody stream(int status, HttpHeaders headers) throws IOException;

  /** Takes the connection over: the answer is whatever bytes the caller writes, or none. */
  RawAnswer raw();

  /** A body whose length nobody knows yet. One write on the socket a chunk. */
  interface ChunkedBody {

    /** Sends one chunk; an empty one is left out, because it would end the body. */
    void write(byte[] bytes, int from, int to) throws IOException;

    /** Sends one chunk. */
    default void write(byte[] bytes) throws IOException {
      write(bytes, 0, bytes.length);
    }

    /** Ends the body properly; the connection stays usable. */
    void end() throws IOException;
  }
}
