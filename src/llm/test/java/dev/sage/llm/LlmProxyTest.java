package dev.sage.llm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.server.RawServer;
import dev.sage.llm.transport.ConnectionOptions;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The way through a proxy, and proxies that do not let through. */
class LlmProxyTest {
  private static final String WANTS_LOGIN =
      String.join(
          "\r\n",
          "HTTP/1.1 407 Who are you",
          "Proxy-Authenticate: Basic realm=\"p\"",
          "Content-Length: 0",
          "Connection: close",
          "",
          "");
  private static final String BODY =
      "{\"choices\":[{\"message\":{\"content\":\"through\"},\"finish_reason\":\"stop\"}]}";
  private static final String ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
          + BODY.length()
          + "\r\n\r\n"
          + BODY;

  @Test
  void a_proxy_that_wants_a_login_is_named() {
    try (var proxy = proxy(WANTS_LOGIN)) {
      for (var scheme : new String[] {"https", "http"}) {
        var error = failure(proxy, scheme, options(proxy));

        assertThat(error.reason()).isEqualTo("proxy_auth_required");
        assertThat(error.message()).contains("withProxyLogin");
      }
    }
  }

  @Test
  void a_proxy_that_refuses_the_way_is_named() {
    try (var proxy = proxy("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n")) {
      var error = failure(proxy, "https", options(proxy));

      assertThat(error.reason()).isEqualTo("proxy_refused");
      assertThat(error.message()).contains("The proxy refused the way to api.example.invalid");
    }
  }

  @Test
  void a_wrong_login_is_asked_for_once() {
    var options = ConnectionOptions.DEFAULT.withProxyLogin("me", Secret.of("wrong-password"));
    try (var proxy = proxy(WANTS_LOGIN)) {
      var error = failure(proxy, "https", options.withProxy(proxy.address()));

      assertThat(error.reason()).isEqualTo("proxy_auth_required");
      assertThat(error.toString()).doesNotContain("wrong-password");
      assertThat(options.toString()).doesNotContain("wrong-password");
    }
  }

  @Test
  void a_right_login_leads_through() {
    try (var proxy =
            RawServer.start(
                (server, socket) -> {
                  boolean known =
                      server
                          .head(socket)
                          .contains("Proxy-Authorization: Basic bWU6b3BlbiBzZXNhbWU=");
                  socket
                      .getOutputStream()
                      .write((known ? ANSWER : WANTS_LOGIN).getBytes(ISO_8859_1));
                });
        var llm = client("http", options(proxy).withProxyLogin("me", Secret.of("open sesame")))) {
      assertThat(llm.chat(FaultServerCase.request("m")).text()).isEqualTo("through");
      assertThat(proxy.heads().getLast())
          .startsWith("POST http://api.example.invalid/v1/chat/completions HTTP/1.1\r\n");
    }
  }

  @Test
  void the_key_stays_out_of_the_tunnels_request() {
    try (var proxy = proxy(WANTS_LOGIN)) {
      failure(proxy, "https", options(proxy));

      assertThat(proxy.heads().getFirst())
          .startsWith("CONNECT api.example.invalid:443")
          .doesNotContain(FaultServerCase.KEY);
    }
  }

  private static ConnectionOptions options(RawServer proxy) {
    return ConnectionOptions.DEFAULT.withProxy(proxy.address());
  }

  private static RawServer proxy(String answer) {
    return RawServer.start(
        (server, socket) -> {
          server.head(socket);
          socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
        });
  }

  private static LlmError failure(RawServer proxy, String scheme, ConnectionOptions options) {
    try (var llm = client(scheme, options)) {
      var error = FaultServerCase.error(llm.stream(FaultServerCase.request("m")));
      assertThat(proxy.heads()).isNotEmpty();
      assertThat(error.kind()).isEqualTo(LlmError.Kind.CONNECT_FAILED);
      assertThat(error.phase()).isEqualTo("connect");
      assertThat(error.attempts()).isEqualTo(1);
      return error;
    }
  }

  private static Llm client(String scheme, ConnectionOptions options) {
    return Llm.builder()
        .environment(Map.of())
        .connections(options)
        .sleeper((_, _) -> {})
        .endpoint(
            Endpoint.openAiChat(
                "test",
                URI.create(scheme + "://api.example.invalid/v1"),
                Secret.of(FaultServerCase.KEY)))
        .build();
  }
}
