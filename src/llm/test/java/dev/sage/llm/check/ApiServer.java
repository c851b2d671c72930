package dev.sage.llm.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/** An HTTP server on loopback that answers by a function, and remembers what it was asked. */
final class ApiServer implements AutoCloseable {

  private final MockWebServer server = new MockWebServer();
  private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  private final boolean secure;

  private ApiServer(
      @Nullable HeldCertificate certificate, Function<RecordedRequest, MockResponse> answers) {
    secure = certificate != null;
    if (certificate != null) {
      server.useHttps(
          new HandshakeCertificates.Builder()
              .heldCertificate(certificate)
              .build()
              .sslSocketFactory());
    }
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requests.add(request);
            return answers.apply(request);
          }
        });
    try {
      server.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static ApiServer http(Function<RecordedRequest, MockResponse> answers) {
    return new ApiServer(null, answers);
  }

  static ApiServer https(
      HeldCertificate certificate, Function<RecordedRequest, MockResponse> answers) {
    return new ApiServer(certificate, answers);
  }

  String url(String path) {
    return (secure ? "https://localhost:" : "http://localhost:") + port() + path;
  }

  int port() {
    return server.getPort();
  }

  List<RecordedRequest> requests() {
    return requests;
  }

  /** Whether anything of this stood in a request: its address, its headers, its body. */
  boolean saw(String text) {
    return requests.stream()
        .anyMatch(
            request ->
                request.getHeaders().names().stream()
                        .anyMatch(
                            name -> request.getHeaders().values(name).toString().contains(text))
                    || request.getUrl().toString().contains(text)
                    || String.valueOf(request.getBody()).contains(text));
  }

  @Override
  public void close() {
    server.close();
  }
}
