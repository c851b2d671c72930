package dev.sage.llm.provider;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.transport.Timer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Says what a failure of the network means. Stateless. The exceptions' own texts are not shown:
 * they name threads, sockets and sometimes headers.
 */
final class NetworkFailures {

  private NetworkFailures() {}

  /**
   * An exchange that has no response.
   *
   * @param timer the timer that ran when it failed, which tells how far it had come
   */
  static LlmError unanswered(IOException failure, URI url, boolean local, Timer timer) {
    if (Thread.currentThread().isInterrupted()) {
      return interruptedThread();
    }
    var where = where(url);
    if (has(failure, UnknownHostException.class)) {
      return connect(
          "dns",
          "The host " + url.getHost() + " is not known. Check the base URL and the network.");
    }
    if (timer == Timer.CONNECT && has(failure, SSLException.class)) {
      return tls(failure, where);
    }
    if (timer != Timer.CONNECT) {
      return error(
          Kind.STREAM_INTERRUPTED,
          "The connection to "
              + where
              + " broke before an answer came. Try again; if it goes on, check the server's log.",
          "headers",
          "reset");
    }
    if (has(failure, NoRouteToHostException.class)) {
      return connect(
          "no_route", "There is no route to " + where + ". Check the network and the base URL.");
    }
    if (has(failure, ConnectException.class) || has(failure, PortUnreachableException.class)) {
      return connect(
          "refused",
          "Nothing is listening at "
              + where
              + (local
                  ? ". Is the server running, and is this its port?"
                  : ". Check the base URL, the network and any firewall."));
    }
    return connect(
        "failed",
        "No connection to "
            + where
            + " came about. Check the network, the base URL and any proxy.");
  }

  /** A body that broke off. */
  static LlmError brokenBody(URI url) {
    if (Thread.currentThread().isInterrupted()) {
      return interruptedThread();
    }
    return error(
        Kind.STREAM_INTERRUPTED,
        "The connection to "
            + where(url)
            + " broke in the middle of the answer. What had arrived is kept; run it again.",
        "body",
        "reset");
  }

  private static LlmError tls(IOException failure, String where) {
    var cause = find(failure, CertificateException.class);
    var text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (text.contains("unrecognized ssl message") || text.contains("plaintext")) {
      return connect(
          "tls",
          "The server at " + where + " does not speak TLS. Begin the base URL with http://.");
    }
    return connect(
        "tls",
        cause == null && !text.contains("certif") && !text.contains("hostname")
            ? "No secure connection to "
                + where
                + " came about: the TLS handshake failed. Check the base URL and any proxy."
            : "The certificate of "
                + where
                + " is not trusted. Check the host name and the clock, or add its authority to the"
                + " Java trust store.");
  }

  private static LlmError connect(String reason, String message) {
    return error(Kind.CONNECT_FAILED, message, "connect", reason);
  }

  private static LlmError interruptedThread() {
    return error(
        Kind.CANCELLED, "The call was cancelled: its thread was interrupted.", null, "interrupted");
  }

  private static LlmError error(
      Kind kind, String message, @Nullable String phase, @Nullable String reason) {
    return LlmError.of(kind, "", null, message).at(phase, reason);
  }

  private static String where(URI url) {
    return url.getRawAuthority();
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    return find(failure, type) != null;
  }

  private static @Nullable Throwable find(Throwable failure, Class<? extends Throwable> type) {
    Throwable current = failure;
    for (int depth = 0; current != null && depth < 10; depth++) {
      if (type.isInstance(current)) {
        return current;
      }
      current = current.getCause();
    }
    return null;
  }
}
