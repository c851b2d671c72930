package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.server.RawServer;
import dev.sage.llm.transport.ConnectionOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which check of TLS failed, that it is not tried again, and what to do. */
class LlmTlsTest {
  private static final String ANSWER =
      "{\"choices\":[{\"message\":{\"content\":\"safe\"},\"finish_reason\":\"stop\"}]}";

  @TempDir Path folder;

  @Test
  void a_certificate_of_ones_own_is_trusted_by_its_pem_file() throws IOException {
    var certificate = certificate("localhost").build();
    var pem = Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
    var options = ConnectionOptions.DEFAULT.withTrustedCertificates(pem);

    try (var server = server(certificate);
        var llm = client(server.getPort(), options)) {
      server.enqueue(
          new MockResponse.Builder()
              .addHeader("content-type", "application/json")
              .body(ANSWER)
              .build());

      assertThat(llm.chat(request()).text()).isEqualTo("safe");
    }
  }

  @Test
  void a_file_without_certificate_is_named() throws IOException {
    var file = Files.writeString(folder.resolve("not.pem"), "nothing of the kind");

    assertThatThrownBy(() -> ConnectionOptions.DEFAULT.withTrustedCertificates(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not.pem holds no certificate in PEM form");
  }

  @Test
  void an_unknown_authority_is_not_trusted() throws IOException {
    var error = failure(certificate("localhost").build(), ConnectionOptions.DEFAULT);

    assertThat(error.reason()).isEqualTo("tls_untrusted");
    assertThat(error.message()).contains("withTrustedCertificates");
  }

  @Test
  void an_expired_certificate_is_told_apart() throws IOException {
    // Java checks no dates of a certificate that is trusted itself, so an authority is.
    var authority = new HeldCertificate.Builder().certificateAuthority(0).build();
    var expired =
        certificate("localhost").signedBy(authority).validityInterval(1_000, 2_000).build();

    var error = failure(expired, trusting(authority));

    assertThat(error.reason()).isEqualTo("tls_expired");
    assertThat(error.message()).contains("clock");
  }

  @Test
  void a_certificate_for_another_host_is_told_apart() throws IOException {
    var other = certificate("other.example").build();

    var error = failure(other, trusting(other));

    assertThat(error.reason()).isEqualTo("tls_host");
    assertThat(error.message()).contains("another host");
  }

  @Test
  void a_handshake_that_is_cut_is_told_apart() {
    try (var server = RawServer.start((_, socket) -> socket.getInputStream().read())) {
      var error = failure(server.address().getPort(), ConnectionOptions.DEFAULT);

      assertThat(error.reason()).isEqualTo("tls_handshake");
    }
  }

  @Test
  void an_old_protocol_is_told_apart() {
    // The fatal alert protocol_version (70), as a server that knows nothing newer sends it.
    byte[] alert = {0x15, 3, 1, 0, 2, 2, 70};
    try (var server =
        RawServer.start(
            (_, socket) -> {
              socket.getInputStream().read(new byte[4096]);
              socket.getOutputStream().write(alert);
              socket.getInputStream().read();
            })) {
      var error = failure(server.address().getPort(), ConnectionOptions.DEFAULT);

      assertThat(error.reason()).isEqualTo("tls_protocol");
      assertThat(error.message()).contains("TLS 1.2");
    }
  }

  private static LlmError failure(HeldCertificate certificate, ConnectionOptions options)
      throws IOException {
    try (var server = server(certificate)) {
      server.enqueue(new MockResponse.Builder().body(ANSWER).build()); // not to be seen
      return failure(server.getPort(), options);
    }
  }

  private static LlmError failure(int port, ConnectionOptions options) {
    try (var llm = client(port, options)) {
      var error = FaultServerCase.error(llm.stream(request()));
      assertThat(error.kind()).isEqualTo(LlmError.Kind.CONNECT_FAILED);
      assertThat(error.phase()).isEqualTo("connect");
      assertThat(error.attempts()).isEqualTo(1);
      assertThat(error.message()).contains("localhost:" + port);
      return error;
    }
  }

  private static ChatRequest request() {
    return FaultServerCase.request("m");
  }

  private static Llm client(int port, ConnectionOptions options) {
    return Llm.builder()
        .environment(Map.of())
        .connections(options)
        .sleeper((_, _) -> {})
        .endpoint(
            Endpoint.openAiChat("test", URI.create("https://localhost:" + port + "/v1"), null))
        .build();
  }

  static HeldCertificate.Builder certificate(String host) {
    return new HeldCertificate.Builder().commonName(host).addSubjectAlternativeName(host);
  }

  static ConnectionOptions trusting(HeldCertificate certificate) {
    return ConnectionOptions.DEFAULT.withTrust(
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build()
            .trustManager());
  }

  static MockWebServer server(HeldCertificate certificate) throws IOException {
    var server = new MockWebServer();
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    server.start();
    return server;
  }
}
