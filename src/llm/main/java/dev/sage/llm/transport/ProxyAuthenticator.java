package dev.sage.llm.transport;

import java.io.IOException;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Answers a proxy that asks for a login, once. Immutable, thread-safe. */
final class ProxyAuthenticator implements Authenticator {

  private static final String HEADER = "Proxy-Authorization";

  private final ConnectionOptions.@Nullable ProxyLogin login;

  ProxyAuthenticator(ConnectionOptions.@Nullable ProxyLogin login) {
    this.login = login;
  }

  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response)
      throws IOException {
    var known = login;
    // OkHttp asks before the proxy does, so that a tunnel needs one round trip.
    boolean early =
        response.challenges().stream()
            .anyMatch(challenge -> "OkHttp-Preemptive".equalsIgnoreCase(challenge.scheme()));
    if (known != null && response.request().header(HEADER) == null) {
      return response
          .request()
          .newBuilder()
          .header(HEADER, Credentials.basic(known.user(), known.password().reveal()))
          .build();
    }
    if (early) {
      return null;
    }
    throw new HttpFaultException(HttpFault.PROXY_AUTH_REQUIRED);
  }
}
