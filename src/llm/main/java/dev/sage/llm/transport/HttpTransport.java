package dev.sage.llm.transport;

import java.io.IOException;

/**
 * Sends one HTTP request and hands over the response as it arrives: the one place where an HTTP
 * client is used. Thread-safe. Blocking, on the caller's thread; no retries, no redirects, no
 * cookies, no cache, no time limits of its own: the {@link AttemptGuard} has them.
 */
public interface HttpTransport extends AutoCloseable {

  /**
   * Sends the request and waits for the response headers.
   *
   * @param call the request
   * @param guard moves from phase to phase as the exchange goes on, and may abort it
   * @param progress takes what becomes known on the way, also where the exchange fails
   * @return the response, its body unread
   * @throws IOException where there is no response; see the guard's verdict for why
   */
  HttpResponse send(HttpCall call, AttemptGuard guard, HttpProgress progress) throws IOException;

  /** Closes the idle connections. */
  @Override
  void close();
}
