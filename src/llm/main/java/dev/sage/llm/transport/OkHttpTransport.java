package dev.sage.llm.transport;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * HTTP by OkHttp (docs/decisions/0002-http-client.md). HTTP/2 by ALPN on TLS; HTTP/1.1 on
 * cleartext, without an {@code Upgrade} header, which makes LM Studio hang and vLLM drop the body.
 */
public final class OkHttpTransport implements HttpTransport {

  /**
   * For {@code http:} addresses. It knows no TLS, whose classes and certificates would cost a
   * program that only talks to local servers a good part of its start.
   */
  private final OkHttpClient cleartext;

  /** OkHttp reads no more than this of a response's headers in HTTP/1; here it holds for both. */
  private static final long MAX_HEADER_BYTES = 256 << 10;

  private final ConnectionOptions options;
  private @Nullable OkHttpClient secure;

  /**
   * A transport; connects to nothing yet.
   *
   * @param options whom to trust, which proxy to take
   */
  public OkHttpTransport(ConnectionOptions options) {
    this.options = options;
    var builder =
        new OkHttpClient.Builder()
            .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
            .protocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))
            // Time is the guard's business; 0 is "no limit".
            .connectTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .callTimeout(Duration.ZERO)
            // A retry is an attempt that the caller sees; a redirect could carry the key away.
            .retryOnConnectionFailure(false)
            // Trying addresses side by side costs a thread a connection, and here there is but one
            // way: it is for addresses in the world, whose IPv6 may be broken.
            .fastFallback(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES))
            .dns(new AbortableDns())
            .socketFactory(new ObservedSocketFactory())
            .proxyAuthenticator(new ProxyAuthenticator(options.proxyLogin()));
    if (options.proxy() != null) {
      builder.proxySelector(options.proxy());
    }
    cleartext = builder.build();
  }

  @Override
  public HttpResponse send(HttpCall request, AttemptGuard guard, HttpProgress progress)
      throws IOException {
    var call = client(request).newCall(okHttp(request));
    var phases = new PhaseListener(guard, progress);
    call.addEventListener(phases);
    var lookup = new AbortableDns.Waiting();
    guard.onAbort(
        () -> {
          call.cancel();
          lookup.abort();
        });
    var response = answered(call, lookup, phases);
    var fault = fault(response);
    if (fault != null) {
      call.cancel();
      response.close();
      throw new HttpFaultException(fault);
    }
    return new OkHttpResponse(call, response, phases.socket());
  }

  private static okhttp3.Response answered(
      Call call, AbortableDns.Waiting lookup, PhaseListener phases) throws IOException {
    try {
      return ScopedValue.where(AbortableDns.WAITING, lookup).call(() -> execute(call));
    } catch (IOException failed) {
      // OkHttp reports headers over its limit as the end of the stream.
      throw phases.headerBytes() >= MAX_HEADER_BYTES
          ? new HttpFaultException(HttpFault.HEADERS_TOO_LARGE, failed)
          : failed;
    }
  }

  private static @Nullable HttpFault fault(okhttp3.Response response) {
    if (response.headers().byteCount() > MAX_HEADER_BYTES) {
      return HttpFault.HEADERS_TOO_LARGE;
    }
    // Two readers of such a body could see two answers (RFC 9112 §6.3).
    return response.headers("Content-Length").stream().distinct().count() > 1
        ? HttpFault.CONTENT_LENGTH
        : null;
  }

  /** Closes what is idle; running calls go on. */
  @Override
  public void close() {
    cleartext.connectionPool().evictAll();
  }

  private OkHttpClient client(HttpCall request) {
    return "https".equalsIgnoreCase(request.url().getScheme()) ? secure() : cleartext;
  }

  /** Shares the connection pool and everything else with the other. */
  private synchronized OkHttpClient secure() {
    var made = secure;
    if (made == null) {
      var builder =
          cleartext
              .newBuilder()
              .fastFallback(true)
              .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.COMPATIBLE_TLS));
      var trust = options.trust();
      if (trust != null) {
        builder.sslSocketFactory(socketFactory(trust), trust);
      }
      made = builder.build();
      secure = made;
    }
    return made;
  }

  private static okhttp3.Response execute(Call call) throws IOException {
    return call.execute();
  }

  private static SSLSocketFactory socketFactory(X509TrustManager trust) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException noTls) {
      throw new IllegalStateException("this Java has no TLS", noTls);
    }
  }

  private Request okHttp(HttpCall request) {
    var builder = new Request.Builder().url(request.url().toString());
    request.headers().forEach(builder::header);
    var body = request.body();
    boolean again = options.proxyLogin() != null;
    return builder
        .method(request.method(), body == null ? null : new CallBody(body, again))
        .build();
  }
}
