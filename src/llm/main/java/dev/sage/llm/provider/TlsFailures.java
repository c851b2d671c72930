package dev.sage.llm.provider;

import dev.sage.llm.LlmError;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says which check of a TLS handshake failed, and what to do. Stateless. */
public final class TlsFailures {

  private TlsFailures() {}

  /**
   * {@return what a handshake failed of; its reason names it: {@code tls_expired}, {@code
   * tls_host}, {@code tls_untrusted} ..., and {@code tls} where the server speaks none}
   *
   * @param failure what was thrown
   * @param where host and port, for the sentence
   */
  public static LlmError of(IOException failure, String where) {
    var text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (text.contains("unrecognized ssl message") || text.contains("plaintext")) {
      return NetworkFailures.connect(
          "tls",
          "The server at " + where + " does not speak TLS. Begin the base URL with http://.");
    }
    if (NetworkFailures.has(failure, CertificateExpiredException.class)
        || NetworkFailures.has(failure, CertificateNotYetValidException.class)) {
      return NetworkFailures.connect(
          "tls_expired",
          "The certificate of "
              + where
              + " has expired or is not valid yet. Check this machine's clock; else the server needs"
              + " a new certificate.");
    }
    if (NetworkFailures.has(failure, SSLPeerUnverifiedException.class)
        || text.contains("no subject alternative")
        || text.contains("no name matching")) {
      return NetworkFailures.connect(
          "tls_host",
          "The certificate of "
              + where
              + " is for another host. Use the name that the certificate has, or check any proxy on"
              + " the way.");
    }
    if (NetworkFailures.has(failure, CertificateException.class)) {
      return NetworkFailures.connect(
          "tls_untrusted",
          "The certificate of "
              + where
              + " comes from an authority that is not trusted. If it is yours, give its PEM file to"
              + " ConnectionOptions.withTrustedCertificates, or add it to the Java trust store.");
    }
    if (text.contains("protocol_version") || text.contains("no appropriate protocol")) {
      return NetworkFailures.connect(
          "tls_protocol",
          "The server at "
              + where
              + " only speaks a version of TLS that is no longer safe. It needs TLS 1.2 or later.");
    }
    return NetworkFailures.connect(
        "tls_handshake",
        "No secure connection to "
            + where
            + " came about: the TLS handshake failed. Check the base URL and any proxy.");
  }
}
