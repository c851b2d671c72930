package dev.sage.llm.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How an exchange failed, beyond that it did. */
public enum HttpFault {
  /** The proxy wants a login, or another one. */
  PROXY_AUTH_REQUIRED,
  /** The proxy does not let this through. */
  PROXY_REFUSED,
  /** The response headers are larger than 256 KiB. */
  HEADERS_TOO_LARGE,
  /** The response has two different lengths. */
  CONTENT_LENGTH,
  /** The response is not HTTP. */
  NOT_HTTP,
  /** The body is compressed in a way that nobody asked for, or not as it says. */
  CONTENT_ENCODING,
  /** The body inflates to more than an answer can be. */
  INFLATED_TOO_LARGE,
  /** The framing of the body is broken. */
  FRAMING,
  /** The connection ended in order, the answer did not. */
  ENDED_EARLY,
  /** HTTP/2: the server did not take the request (REFUSED_STREAM); it was not processed. */
  REFUSED_STREAM,
  /** HTTP/2: the server ended the stream (RST_STREAM). */
  STREAM_RESET,
  /** HTTP/2: the server closes the connection (GOAWAY). */
  GOAWAY,
  /** The connection was reset, or broke otherwise. */
  RESET;

  /** {@return the name in an error's {@code reason}: {@code ended_early}} */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * {@return what an exception of {@link HttpTransport} or {@link HttpResponse} means; {@link
   * #RESET} where it is not known} OkHttp has no types for most of it, so its words are read; a
   * test holds each of them to the version in use.
   *
   * @param failure the exception
   */
  public static HttpFault of(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      var fault = known(cause);
      if (fault != null) {
        return fault;
      }
    }
    return RESET;
  }

  private static @Nullable HttpFault known(Throwable cause) {
    var text = String.valueOf(cause.getMessage());
    if (cause instanceof HttpFaultException own) {
      return own.fault();
    }
    if (text.startsWith("stream was reset: ")) {
      return text.endsWith("REFUSED_STREAM") ? REFUSED_STREAM : STREAM_RESET;
    }
    if (cause.getClass().getSimpleName().equals("ConnectionShutdownException")) {
      return GOAWAY;
    }
    if (text.startsWith("header byte count limit")) {
      return HEADERS_TOO_LARGE;
    }
    if (text.startsWith("Unexpected response code for CONNECT")) {
      return PROXY_REFUSED;
    }
    if (text.startsWith("unexpected end of stream") || cause instanceof EOFException) {
      return ENDED_EARLY;
    }
    if (cause instanceof ProtocolException) {
      return text.startsWith("Unexpected status line") ? NOT_HTTP : FRAMING;
    }
    return null;
  }
}
