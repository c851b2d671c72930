package dev.sage.llm.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Whether a server that makes nothing of a TLS handshake speaks plain HTTP. Many just wait for the
 * end of what they take for a line, or hang up. No key is sent.
 */
final class PlainProbe {

  /** Servers that do expect TLS answer plain requests with 400. */
  private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.\\d (?!400)\\d{3}");

  private static final int STATUS_BYTES = 12;

  private PlainProbe() {}

  static boolean speaks(Route route, TimeBox box, Duration limit) {
    if (route.addresses().isEmpty()) {
      return false; // through a proxy there is no way to try it
    }
    try {
      return box.call(limit, () -> ANSWER.matcher(asked(route)).lookingAt());
    } catch (IOException | TimeoutException silent) {
      return false;
    }
  }

  private static String asked(Route route) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(route.addresses().getFirst(), TypedAddress.port(route.url())));
      var request =
          "GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
              .formatted(TypedAddress.where(route.url()));
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readNBytes(STATUS_BYTES), ISO_8859_1);
    }
  }
}
