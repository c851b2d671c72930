package dev.sage.workbench.otlp;

import dev.sage.llm.config.CollectorSettings;
import dev.sage.llm.transport.ConnectionOptions;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Where an export goes, and the way there. Immutable, thread-safe.
 *
 * @param settings the collector
 * @param connections whom it trusts, and through which proxy
 */
record CollectorRoute(CollectorSettings settings, ConnectionOptions connections) {

  /** Whether nothing changes for what is sent. A login at the proxy is none of an export's. */
  boolean sameAs(CollectorRoute other) {
    return settings.equals(other.settings)
        && Objects.equals(connections.proxy(), other.connections.proxy())
        && sameTrust(connections.trust(), other.connections.trust());
  }

  /** By the certificates: a file may say something else although its name is the same. */
  private static boolean sameTrust(@Nullable X509TrustManager one, @Nullable X509TrustManager two) {
    if (one == null || two == null) {
      return one == null && two == null;
    }
    return certificates(one).equals(certificates(two));
  }

  private static Set<X509Certificate> certificates(X509TrustManager trust) {
    return new HashSet<>(Arrays.asList(trust.getAcceptedIssuers()));
  }
}
