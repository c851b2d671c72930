package dev.sage.llm.check;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts what another trusts, and remembers which certificates were shown, so that a refusal can be
 * explained. Java checks the host's name on top of it. Not thread-safe.
 */
final class PeerCertificates implements X509TrustManager {

  private static final Pattern NAME = Pattern.compile("(?:^|,)\\s*(CN|O)=(\"[^\"]*\"|[^,]*)");
  private static final int DNS_NAME = 2;
  private static final int SHOWN = 60;

  private final X509TrustManager trust;
  private volatile List<X509Certificate> shown = List.of();

  PeerCertificates(X509TrustManager trust) {
    this.trust = trust;
  }

  /** The program's own trust, else Java's. */
  static X509TrustManager trust(@Nullable X509TrustManager own) {
    if (own != null) {
      return own;
    }
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("this Java trusts nobody"));
    } catch (GeneralSecurityException noTls) {
      throw new IllegalStateException("this Java has no TLS", noTls);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    shown = List.of(chain);
    trust.checkServerTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    trust.checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trust.getAcceptedIssuers();
  }

  /** Whether the server showed any, and so speaks TLS. */
  boolean any() {
    return !shown.isEmpty();
  }

  boolean selfSigned() {
    if (shown.isEmpty()) {
      return false;
    }
    var first = shown.getFirst();
    return first.getSubjectX500Principal().equals(first.getIssuerX500Principal());
  }

  /** {@code certificate by Example CA, valid until 2027-01-31}. */
  String described() {
    if (shown.isEmpty()) {
      return "no certificate was shown";
    }
    var first = shown.getFirst();
    var until = first.getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate();
    return (selfSigned() ? "self-signed certificate" : "certificate by " + issuer(first))
        + ", valid until "
        + until;
  }

  /** {@code it names a.example, b.example}. */
  String names() {
    var names = shown.isEmpty() ? List.<String>of() : dnsNames(shown.getFirst());
    return names.isEmpty() ? "it names none" : "it names " + String.join(", ", names);
  }

  private static List<String> dnsNames(X509Certificate certificate) {
    var names = new ArrayList<String>();
    try {
      var all = certificate.getSubjectAlternativeNames();
      if (all != null) {
        for (var name : all) {
          if (name.getFirst() instanceof Integer type && type == DNS_NAME && names.size() < 4) {
            names.add(printable(String.valueOf(name.get(1))));
          }
        }
      }
    } catch (CertificateParsingException malformed) {
      names.clear();
    }
    return names;
  }

  private static String issuer(X509Certificate certificate) {
    var whole = certificate.getIssuerX500Principal().getName("RFC1779");
    var organisation = "";
    var common = "";
    var names = NAME.matcher(whole);
    while (names.find()) {
      var value = names.group(2).replace("\"", "").strip();
      if (names.group(1).equals("CN")) {
        common = value;
      } else {
        organisation = value;
      }
    }
    if (common.isEmpty() && organisation.isEmpty()) {
      return "an unnamed authority";
    }
    if (organisation.isEmpty() || organisation.equals(common)) {
      return printable(common);
    }
    return printable(common.isEmpty() ? organisation : common + " (" + organisation + ")");
  }

  /** What a stranger wrote, as a message may show it. */
  private static String printable(String text) {
    var cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return cut.replaceAll("\\p{C}", "�");
  }
}
