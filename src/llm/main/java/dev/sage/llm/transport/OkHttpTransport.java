package dev.sage.llm.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
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

  private @Nullable OkHttpClient secure;

  public OkHttpTransport() {
    cleartext =
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
            .followRedirects(false)
            .followSslRedirects(false)
            .connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES))
            .dns(new AbortableDns())
            .socketFactory(new ObservedSocketFactory())
            .build();
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
    var response = ScopedValue.where(AbortableDns.WAITING, lookup).call(() -> execute(call));
    return new OkHttpResponse(call, response, phases.socket());
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
      made =
          cleartext
              .newBuilder()
              .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.COMPATIBLE_TLS))
              .build();
      secure = made;
    }
    return made;
  }

  private static okhttp3.Response execute(Call call) throws IOException {
    return call.execute();
  }

  private static Request okHttp(HttpCall request) {
    var builder = new Request.Builder().url(request.url().toString());
    request.headers().forEach(builder::header);
    var body = request.body();
    // The content type is among the headers: a media type here would add a charset to it.
    return builder
        .method(request.method(), body == null ? null : RequestBody.create(body, null))
        .build();
  }
}
