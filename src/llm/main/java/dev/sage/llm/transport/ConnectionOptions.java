package dev.sage.llm.transport;

import dev.sage.llm.secret.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How a client reaches its servers: whom it trusts, and through which proxy. Immutable,
 * thread-safe.
 *
 * @param trust decides which certificates are trusted; null for Java's own trust store
 * @param proxy chooses the proxy for an address; null for {@link ProxySelector#getDefault}, which
 *     reads the system properties {@code https.proxyHost} and the like
 * @param proxyLogin what to tell a proxy that asks who is there; null for nothing
 */
public record ConnectionOptions(
    @Nullable X509TrustManager trust,
    @Nullable ProxySelector proxy,
    @Nullable ProxyLogin proxyLogin) {

  /** Java's trust store and proxy settings. */
  public static final ConnectionOptions DEFAULT = new ConnectionOptions(null, null, null);

  /**
   * User name and password for a proxy (Basic, RFC 7617). Never prints the password.
   *
   * @param user the user name
   * @param password the password
   */
  public record ProxyLogin(String user, Secret password) {}

  /**
   * {@return these options with a trust manager of the program's own}
   *
   * @param value decides whom to trust
   */
  public ConnectionOptions withTrust(X509TrustManager value) {
    return new ConnectionOptions(value, proxy, proxyLogin);
  }

  /**
   * {@return these options trusting, beside what Java trusts, the certificates of a PEM file: a
   * company's authority, or a local server's own certificate}
   *
   * @param pem the file
   * @throws IOException where the file can't be read or holds no certificate; the message says what
   */
  public ConnectionOptions withTrustedCertificates(Path pem) throws IOException {
    return withTrust(TrustedCertificates.of(pem));
  }

  /**
   * {@return these options with a proxy for each address of the selector's choice}
   *
   * @param value chooses for each address
   */
  public ConnectionOptions withProxy(ProxySelector value) {
    return new ConnectionOptions(trust, value, proxyLogin);
  }

  /**
   * {@return these options with one HTTP proxy for all addresses but those of the machine itself}
   *
   * @param address host and port
   */
  public ConnectionOptions withProxy(InetSocketAddress address) {
    return withProxy(address, List.of());
  }

  /**
   * {@return these options with one HTTP proxy for all addresses but those of the machine itself
   * and those that are named}
   *
   * @param address host and port
   * @param direct hosts that are reached without it, and domains with all hosts below them; {@code
   *     *} for all
   */
  public ConnectionOptions withProxy(InetSocketAddress address, Collection<String> direct) {
    return withProxy(new OneProxy(address, direct));
  }

  /**
   * {@return these options with a login for the proxy}
   *
   * @param user the user name
   * @param password the password
   */
  public ConnectionOptions withProxyLogin(String user, Secret password) {
    return new ConnectionOptions(trust, proxy, new ProxyLogin(user, password));
  }
}
