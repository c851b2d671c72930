package dev.sage.llm.transport;

import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client's one HTTP transport, made with the first request: a program that only uses fakes or
 * recordings does not pay for it. Thread-safe.
 */
public final class SharedTransport implements HttpTransport {

  private final Supplier<ConnectionOptions> options;
  private @Nullable HttpTransport transport;

  /**
   * Not made yet.
   *
   * @param options whom to trust, which proxy to take; asked with the first request
   */
  public SharedTransport(Supplier<ConnectionOptions> options) {
    this.options = options;
  }

  @Override
  public HttpResponse send(HttpCall call, AttemptGuard guard, HttpProgress progress)
      throws IOException {
    return get().send(call, guard, progress);
  }

  @Override
  public synchronized void close() {
    if (transport != null) {
      transport.close();
    }
  }

  private synchronized HttpTransport get() {
    var made = transport == null ? new OkHttpTransport(options.get()) : transport;
    transport = made;
    return made;
  }
}
