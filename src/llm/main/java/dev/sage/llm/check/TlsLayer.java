package dev.sage.llm.check;

import dev.sage.llm.provider.TlsFailures;
import dev.sage.llm.transport.ConnectionOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

/** Makes the connection secure and judges the certificate, as the client does. */
final class TlsLayer {

  private final ConnectionOptions connections;

  TlsLayer(ConnectionOptions connections) {
    this.connections = connections;
  }

  LayerFinding look(Route route, boolean key, TimeBox box, Duration limit) {
    var url = route.url();
    if (!TypedAddress.secure(url)) {
      return key && TypedAddress.crossesNetwork(url.getHost())
          ? LayerFinding.warning(
              CheckCode.KEY_IN_CLEAR,
              "The base URL begins with http://: the key can be read by everybody on the way.",
              "Use https:// where the server speaks it.")
          : LayerFinding.skipped("The base URL begins with http://, so nothing is encrypted.");
    }
    var plain = Objects.requireNonNull(route.socket());
    var peer = new PeerCertificates(PeerCertificates.trust(connections.trust()));
    var share = limit.multipliedBy(2).dividedBy(3); // the rest is for a server that speaks no TLS
    try {
      var protocol = box.call(share, () -> Handshake.over(plain, url, peer));
      return LayerFinding.ok(protocol + ", " + peer.described() + ".");
    } catch (TimeoutException slow) {
      return PlainProbe.speaks(route, box, limit.minus(share))
          ? notSpoken(url)
          : LayerFinding.failed(
              CheckCode.TLS_TIMEOUT,
              "The TLS handshake with %s took longer than %s."
                  .formatted(TypedAddress.where(url), DnsLayer.seconds(share)),
              "Check that the port is that of an https server, and any proxy on the way.");
    } catch (IOException failure) {
      var finding = failed(failure, url, peer);
      boolean unclear = finding.code() == CheckCode.TLS_FAILED && !peer.any();
      return unclear && PlainProbe.speaks(route, box, limit.minus(share))
          ? notSpoken(url)
          : finding;
    }
  }

  private static LayerFinding notSpoken(URI url) {
    return LayerFinding.failed(
        CheckCode.TLS_NOT_SPOKEN,
        "The server at %s answers, but speaks no TLS.".formatted(TypedAddress.where(url)),
        CheckFix.baseUrl("http" + url.toString().substring("https".length())));
  }

  private static LayerFinding failed(IOException failure, URI url, PeerCertificates peer) {
    var where = TypedAddress.where(url);
    var reason = String.valueOf(TlsFailures.of(failure, where).reason());
    return switch (reason) {
      case "tls" -> notSpoken(url);
      case "tls_expired" ->
          LayerFinding.failed(
              CheckCode.TLS_EXPIRED,
              "The certificate of %s is not valid today: %s.".formatted(where, peer.described()),
              "Check this machine's clock; else the server needs a new certificate.");
      case "tls_host" ->
          LayerFinding.failed(
              CheckCode.TLS_WRONG_HOST,
              "The certificate of %s is for another host: %s.".formatted(where, peer.names()),
              "Use the name that the certificate has, or check any proxy on the way.");
      case "tls_untrusted" ->
          LayerFinding.failed(
              CheckCode.TLS_UNTRUSTED,
              "The certificate of %s is not trusted: %s.".formatted(where, peer.described()),
              peer.selfSigned()
                  ? "If the server is yours, give its certificate as a PEM file (setting caFile)."
                  : "If that authority is your company's, whose proxy reads along, give its"
                      + " certificate as a PEM file (setting caFile); else do not go on.");
      case "tls_protocol" ->
          LayerFinding.failed(
              CheckCode.TLS_TOO_OLD,
              "The server at %s only speaks a version of TLS that is no longer safe."
                  .formatted(where),
              "It needs TLS 1.2 or later: ask who runs it.");
      default ->
          LayerFinding.failed(
              CheckCode.TLS_FAILED,
              "The TLS handshake with %s failed.".formatted(where),
              "Check that the port is that of an https server, and any proxy on the way.");
    };
  }
}
