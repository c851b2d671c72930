package dev.sage.llm.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import okhttp3.Dns;

/**
 * The system's name resolution on a thread of its own: it can take minutes, can't be interrupted,
 * and must not hold up a caller whose call is cancelled.
 */
final class AbortableDns implements Dns {

  /** What the call of this thread waits with. */
  static final ScopedValue<Waiting> WAITING = ScopedValue.newInstance();

  /** One call's wait for its addresses. Thread-safe. */
  static final class Waiting {
    private final CompletableFuture<List<InetAddress>> addresses = new CompletableFuture<>();

    void abort() {
      addresses.cancel(false);
    }
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    if (!WAITING.isBound() || isLiteral(host)) {
      return Dns.SYSTEM.lookup(host);
    }
    var addresses = WAITING.get().addresses;
    Thread.ofPlatform().daemon().name("sage-dns").start(() -> resolve(host, addresses));
    try {
      return addresses.join();
    } catch (CancellationException aborted) {
      throw unknown("the call was ended", aborted);
    } catch (CompletionException failed) {
      throw unknown(host, failed.getCause());
    }
  }

  private static void resolve(String host, CompletableFuture<List<InetAddress>> addresses) {
    try {
      addresses.complete(Dns.SYSTEM.lookup(host));
    } catch (UnknownHostException unknown) {
      addresses.completeExceptionally(unknown);
    }
  }

  /** An address needs no resolution, and localhost does not leave the machine. */
  private static boolean isLiteral(String host) {
    return host.equals("localhost")
        || host.indexOf(':') >= 0
        || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }

  private static UnknownHostException unknown(
      String message, @org.jspecify.annotations.Nullable Throwable cause) {
    var exception = new UnknownHostException(message);
    exception.initCause(cause);
    return exception;
  }
}
