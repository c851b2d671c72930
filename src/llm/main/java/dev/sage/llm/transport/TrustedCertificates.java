package dev.sage.llm.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Java's trusted certificates and those of a PEM file. Stateless. */
final class TrustedCertificates {

  private TrustedCertificates() {}

  static X509TrustManager of(Path pem) throws IOException {
    Collection<? extends Certificate> own;
    try (var in = Files.newInputStream(pem)) {
      own = CertificateFactory.getInstance("X.509").generateCertificates(in);
    } catch (CertificateException broken) {
      throw noCertificate(pem, broken);
    }
    if (own.isEmpty()) {
      throw noCertificate(pem, null);
    }
    try {
      var all = KeyStore.getInstance(KeyStore.getDefaultType());
      all.load(null, null);
      int number = 0;
      for (var certificate : own) {
        all.setCertificateEntry("own-" + number++, certificate);
      }
      for (var certificate : manager(null).getAcceptedIssuers()) {
        all.setCertificateEntry("java-" + number++, certificate);
      }
      return manager(all);
    } catch (GeneralSecurityException broken) {
      throw noCertificate(pem, broken);
    }
  }

  private static X509TrustManager manager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (var manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager found) {
        return found;
      }
    }
    throw new GeneralSecurityException("no X.509 trust manager");
  }

  private static IOException noCertificate(Path pem, @Nullable Exception cause) {
    return new IOException(
        pem + " holds no certificate in PEM form (a block that begins with BEGIN CERTIFICATE).",
        cause);
  }
}
