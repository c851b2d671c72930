package dev.sage.llm.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.transport.ConnectionOptions.ProxyLogin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks an HTTP proxy for the way to a host (CONNECT, RFC 9110 §9.3.6), with its login (RFC 7617).
 */
final class ProxyTunnel {

  private static final int MOST_HEAD_BYTES = 64 << 10;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.\\d (\\d{3}).*", Pattern.DOTALL);

  private final @Nullable ProxyLogin login;

  ProxyTunnel(@Nullable ProxyLogin login) {
    this.login = login;
  }

  /** The proxy's answer: its status, 0 where it speaks no HTTP. */
  int open(Route route) throws IOException {
    var socket = Objects.requireNonNull(route.socket());
    var where = TypedAddress.where(route.url());
    var request = new StringBuilder("CONNECT " + where + " HTTP/1.1\r\nHost: " + where + "\r\n");
    if (login != null) {
      var pair = login.user() + ":" + login.password().reveal();
      request
          .append("Proxy-Authorization: Basic ")
          .append(Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
          .append("\r\n");
    }
    socket.getOutputStream().write(request.append("\r\n").toString().getBytes(ISO_8859_1));
    var status = STATUS.matcher(head(socket.getInputStream()));
    return status.matches() ? Integer.parseInt(status.group(1)) : 0;
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    int last = 0;
    // Byte by byte: what comes behind the head is the host's.
    for (int next = in.read(); next >= 0 && head.size() < MOST_HEAD_BYTES; next = in.read()) {
      head.write(next);
      last = next == '\r' ? last : next == '\n' ? last + 1 : 0;
      if (last == 2) {
        break;
      }
    }
    if (head.size() == 0) {
      throw new IOException("the proxy closed the connection");
    }
    return head.toString(ISO_8859_1);
  }

  LayerFinding finding(int status, Route route, String place) {
    var where = TypedAddress.where(route.url());
    if (status / 100 == 2) {
      return LayerFinding.ok("Connected to %s through %s.".formatted(where, place));
    }
    if (status == 407) {
      return login(place);
    }
    return LayerFinding.failed(
        CheckCode.PROXY_REFUSED,
        "%s does not open the way to %s%s."
            .formatted(TcpLayer.capital(place), where, status == 0 ? "" : " (HTTP " + status + ")"),
        status >= 500
            ? "The proxy can't reach the host: check the base URL, or ask who runs the proxy."
            : "Ask who runs the proxy to allow this host, or choose another proxy.");
  }

  LayerFinding login(String place) {
    return LayerFinding.failed(
        CheckCode.PROXY_LOGIN,
        login == null
            ? TcpLayer.capital(place) + " wants a user name and password (HTTP 407)."
            : TcpLayer.capital(place) + " refuses the user name and password (HTTP 407).",
        login == null
            ? "Set proxy.user and proxy.password."
            : "Correct proxy.user and proxy.password.");
  }
}
