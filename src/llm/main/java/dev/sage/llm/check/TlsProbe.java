package dev.sage.llm.check;

import dev.sage.llm.transport.ConnectionOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Whether a server speaks TLS at all, whomever its certificate is from. Nothing is sent to it. */
final class TlsProbe {

  private final ConnectionOptions connections;
  private final TimeBox box;

  TlsProbe(ConnectionOptions connections, TimeBox box) {
    this.connections = connections;
    this.box = box;
  }

  boolean speaks(Route route, Duration limit) {
    if (route.addresses().isEmpty()) {
      return false; // through a proxy there is no way to try it
    }
    var peer = new PeerCertificates(PeerCertificates.trust(connections.trust()));
    try {
      return box.call(limit, () -> handshake(route, peer));
    } catch (IOException | TimeoutException refused) {
      return peer.any();
    }
  }

  private static boolean handshake(Route route, PeerCertificates peer) throws IOException {
    try (var plain = new Socket()) {
      plain.connect(
          new InetSocketAddress(route.addresses().getFirst(), TypedAddress.port(route.url())));
      return !Handshake.over(plain, route.url(), peer).isEmpty();
    }
  }
}
