package dev.sage.workbench.docs;

import dev.sage.simulator.ErrorScenario;
import dev.sage.simulator.Scenario;
import dev.sage.simulator.Simulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A proxy behind which every host of the world is the simulator: whatever address a page names,
 * cleartext or TLS, the request is answered in the wire format that its path says. A model that the
 * simulator does not know answers like {@code clean}, or calls the request's tool.
 */
final class AnyHost implements AutoCloseable {

  static final String PASSWORD = "changeit";

  private static final Pattern MODEL = Pattern.compile("\"model\"\\s*:\\s*\"([^\"]*)\"");
  private static final Pattern GEMINI = Pattern.compile("/models/([^:?]+):(\\w+)");
  private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
  private static final Pattern DROPPED =
      Pattern.compile(
          "(?im)^(?:host|connection|authorization|x-api-key|x-goog-api-key|api-key"
              + "|accept-encoding|proxy-[a-z]+|content-length):.*\r\n");
  private static final List<String> RESULTS =
      List.of("\"role\":\"tool\"", "tool_result", "function_call_output", "functionResponse");

  private final Simulator simulator;
  private final Set<String> models;
  private final ServerSocket listener;
  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).build();

  private AnyHost(Simulator simulator, ServerSocket listener) {
    this.simulator = simulator;
    this.listener = listener;
    this.models = new HashSet<>(simulator.models());
    simulator.errors().stream().map(ErrorScenario::model).forEach(models::add);
    simulator.faults().stream().map(Scenario::model).forEach(models::add);
  }

  static AnyHost start(Simulator simulator) throws IOException {
    var proxy = new AnyHost(simulator, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  int port() {
    return listener.getLocalPort();
  }

  /** A trust store of {@link #PASSWORD} that trusts every host. */
  void writeTrust(Path store, Path pem) throws IOException, GeneralSecurityException {
    var keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setCertificateEntry("everybody", authority.certificate());
    try (var out = Files.newOutputStream(store)) {
      keys.store(out, PASSWORD.toCharArray());
    }
    Files.writeString(pem, authority.certificatePem());
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      var head = head(client.getInputStream());
      if (!head.startsWith("CONNECT ")) {
        answer(head, client);
        return;
      }
      client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      try (var secure = secure(client, head.substring(8, head.indexOf(':')))) {
        answer(head(secure.getInputStream()), secure);
      }
    } catch (IOException gone) {
      // The snippet's client sees it too.
    }
  }

  private SSLSocket secure(Socket client, String host) throws IOException {
    var certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName(host).signedBy(authority).build();
    var context =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build().sslContext();
    var socket = (SSLSocket) context.getSocketFactory().createSocket(client, host, 443, true);
    socket.setUseClientMode(false);
    return socket;
  }

  /** One request, one answer: the simulator closes the connection, and so do we. */
  private void answer(String head, Socket client) throws IOException {
    var length = LENGTH.matcher(head);
    int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
    var body = new String(client.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
    var line = List.of(head.substring(0, head.indexOf("\r\n")).split(" ", 3));
    var path = line.get(1).replaceFirst("^https?://[^/]+", "");
    var headers = head.substring(head.indexOf("\r\n") + 2);
    var sent = withModel(body).getBytes(StandardCharsets.UTF_8);
    var request =
        "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n%s"
            .formatted(
                line.getFirst(),
                target(path, headers, body),
                sent.length,
                key(path, headers),
                DROPPED.matcher(headers).replaceAll(""));
    try (var upstream =
        new Socket(InetAddress.getLoopbackAddress(), simulator.openAiUrl().getPort())) {
      upstream.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      upstream.getOutputStream().write(sent);
      upstream.getInputStream().transferTo(client.getOutputStream());
    }
  }

  private String target(String path, String headers, String body) {
    var gemini = GEMINI.matcher(path);
    if (gemini.find()) {
      var query = path.contains("?") ? path.substring(path.indexOf('?')) : "";
      return "/gemini/v1beta/models/%s:%s%s"
          .formatted(model(gemini.group(1), body), gemini.group(2), query);
    }
    if (path.matches(".*/api/(chat|tags|ps|show|version)")) {
      return "/ollama" + path.substring(path.lastIndexOf("/api/"));
    }
    int last = path.lastIndexOf('/');
    if (anthropic(headers)) {
      return "/anthropic/v1" + path.substring(last);
    }
    if (google(headers)) {
      return "/gemini/v1beta" + path.substring(last);
    }
    return "/openai/v1"
        + (path.endsWith("/chat/completions") ? "/chat" : "")
        + path.substring(last);
  }

  private String key(String path, String headers) {
    if (anthropic(headers)) {
      return "x-api-key: " + simulator.key();
    }
    return google(headers) || GEMINI.matcher(path).find()
        ? "x-goog-api-key: " + simulator.key()
        : "Authorization: Bearer " + simulator.key();
  }

  private static boolean anthropic(String headers) {
    return headers.toLowerCase(Locale.ROOT).contains("anthropic-version:");
  }

  private static boolean google(String headers) {
    return headers.toLowerCase(Locale.ROOT).contains("x-goog-api-key:");
  }

  private String withModel(String body) {
    return MODEL
        .matcher(body)
        .replaceFirst(
            found -> Matcher.quoteReplacement("\"model\":\"" + model(found.group(1), body) + "\""));
  }

  private String model(String asked, String body) {
    if (models.contains(asked)) {
      return asked;
    }
    boolean calls = body.contains("\"tools\":[") && RESULTS.stream().noneMatch(body::contains);
    return calls ? "tool" : "clean";
  }

  private static String head(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      bytes.write(next);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }
}
