package dev.sage.llm.transport;

import java.io.IOException;
import java.util.Map;

/** A response whose body is read as it arrives. Not thread-safe, but the guard may abort it. */
public interface HttpResponse extends AutoCloseable {

  /**
   * The HTTP status.
   *
   * @return the HTTP status
   */
  int status();

  /** {@return {@code HTTP/1.1}, {@code h2}} */
  String version();

  /** {@return lower-case names; several values of one name are joined by a comma} All of them. */
  Map<String, String> headers();

  /**
   * Waits for bytes and reads what is there.
   *
   * @param buffer takes the bytes, from its beginning
   * @return how many, or -1 at the end
   * @throws IOException where the body ends before its end or the connection breaks
   */
  int read(byte[] buffer) throws IOException;

  /** {@return {@link System#nanoTime} when the bytes of the last {@link #read} arrived} */
  long readNanos();

  /**
   * {@return the number of the network read that brought them, from 0} Where the network can't be
   * seen, under TLS and in HTTP/2, each {@link #read} counts as one.
   */
  long readNumber();

  /**
   * The answer is complete: gives the connection back for reuse where the rest of the body, its
   * end, arrives within 10 ms; else closes it.
   */
  void finish();

  /** Gives the connection back where the body has been read to its end; else closes it. */
  @Override
  void close();
}
