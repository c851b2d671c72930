package dev.sage.llm.check;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** A TLS handshake over a connection that stands, the host's name checked as HTTPS has it. */
final class Handshake {

  private Handshake() {}

  /** The protocol that was agreed on: {@code TLSv1.3}. */
  static String over(Socket plain, URI url, PeerCertificates peer) throws IOException {
    var socket =
        (SSLSocket)
            context(peer)
                .getSocketFactory()
                .createSocket(plain, bare(url.getHost()), TypedAddress.port(url), true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket.getSession().getProtocol();
  }

  /** An IPv6 address stands in brackets in a URL, and without them in a certificate. */
  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static SSLContext context(PeerCertificates peer) throws IOException {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {peer}, null);
      return context;
    } catch (GeneralSecurityException noTls) {
      throw new IOException("this Java has no TLS", noTls);
    }
  }
}
