package dev.sage.llm.provider;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.transport.HttpFault;
import dev.sage.llm.transport.HttpProgress;
import dev.sage.llm.transport.Timer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Says what a failure of the network means. Stateless. The exceptions' own texts are not shown:
 * they name threads, sockets and sometimes headers.
 */
public final class NetworkFailures {

  private static final String HEADERS = "headers";
  private static final String BODY = "body";

  private NetworkFailures() {}

  /**
   * {@return what an exchange that has no response failed of; its reason names it: {@code refused},
   * {@code no_route}, {@code tls_expired} ...}
   *
   * @param failure what was thrown
   * @param url where the request was going
   * @param local whether the server is the user's own
   * @param timer the timer that ran when it failed, which tells how far it had come
   * @param progress how far it had come beyond that
   */
  public static LlmError unanswered(
      IOException failure, URI url, boolean local, Timer timer, HttpProgress progress) {
    if (Thread.currentThread().isInterrupted()) {
      return interruptedThread();
    }
    var where = where(url);
    var fault = HttpFault.of(failure);
    if (fault == HttpFault.PROXY_AUTH_REQUIRED || fault == HttpFault.PROXY_REFUSED) {
      return proxy(fault, where);
    }
    if (has(failure, UnknownHostException.class)) {
      return connect(
          "dns",
          "The host " + url.getHost() + " is not known. Check the base URL and the network.");
    }
    if (timer != Timer.CONNECT) {
      return brokenHeaders(fault, where);
    }
    if (progress.handshaking() || has(failure, SSLException.class)) {
      return TlsFailures.of(failure, where);
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
  static LlmError brokenBody(IOException failure, URI url) {
    if (Thread.currentThread().isInterrupted()) {
      return interruptedThread();
    }
    var fault = HttpFault.of(failure);
    var where = where(url);
    return switch (fault) {
      case CONTENT_ENCODING ->
          error(
              Kind.BAD_RESPONSE,
              "The answer of "
                  + where
                  + " is compressed in a way that was not asked for, or not as its header says."
                  + " Check any proxy on the way.",
              BODY,
              fault.json());
      case INFLATED_TOO_LARGE ->
          error(
              Kind.BAD_RESPONSE,
              "The compressed answer of "
                  + where
                  + " grew beyond any sensible size and was dropped. Check the base URL.",
              BODY,
              fault.json());
      default ->
          error(
              Kind.STREAM_INTERRUPTED,
              "The connection to "
                  + where
                  + " broke in the middle of the answer. What had arrived is kept; run it again.",
              BODY,
              fault.json());
    };
  }

  private static LlmError brokenHeaders(HttpFault fault, String where) {
    return switch (fault) {
      case HEADERS_TOO_LARGE ->
          error(
              Kind.BAD_RESPONSE,
              where
                  + " answered with more than 256 KiB of headers. Check the base URL and any proxy"
                  + " on the way.",
              HEADERS,
              fault.json());
      case CONTENT_LENGTH ->
          error(
              Kind.BAD_RESPONSE,
              where + " stated two different lengths for its answer. Check any proxy on the way.",
              HEADERS,
              fault.json());
      case NOT_HTTP, FRAMING ->
          error(
              Kind.BAD_RESPONSE,
              where
                  + " does not answer in HTTP. Check the port in the base URL, and whether it should"
                  + " begin with https://.",
              HEADERS,
              HttpFault.NOT_HTTP.json());
      case REFUSED_STREAM, GOAWAY ->
          error(
              Kind.STREAM_INTERRUPTED,
              where + " is closing its connections and did not take the request. Try again.",
              HEADERS,
              fault.json());
      default ->
          error(
              Kind.STREAM_INTERRUPTED,
              "The connection to "
                  + where
                  + " broke before an answer came. Try again; if it goes on, check the server's"
                  + " log.",
              HEADERS,
              fault.json());
    };
  }

  private static LlmError proxy(HttpFault fault, String where) {
    return connect(
        fault.json(),
        fault == HttpFault.PROXY_AUTH_REQUIRED
            ? "The proxy on the way to "
                + where
                + " wants a user name and password. Give them with"
                + " ConnectionOptions.withProxyLogin, or correct them."
            : "The proxy refused the way to "
                + where
                + ". Ask who runs it to allow this host, or choose another proxy.");
  }

  static LlmError connect(String reason, String message) {
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

  static boolean has(Throwable failure, Class<? extends Throwable> type) {
    Throwable current = failure;
    for (int depth = 0; current != null && depth < 10; depth++) {
      if (type.isInstance(current)) {
        return true;
      }
      current = current.getCause();
    }
    return false;
  }
}
