package dev.sage.llm.check;

import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.server.RawServer;
import dev.sage.llm.transport.Cancellation;
import dev.sage.llm.transport.ConnectionOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HeldCertificate;

/** Scenes in which each code of a check comes up, with OpenAI's family. */
final class Scene {

  static final Family OPENAI = Family.of("openai");

  static final CheckOptions PATIENT = CheckOptions.DEFAULT.withLimit(Duration.ofSeconds(30));
  private static final CheckOptions HASTY = CheckOptions.DEFAULT.withLimit(Duration.ofMillis(300));

  private Scene() {}

  /** The first result with this code, as it comes up for real. */
  static CheckResult of(CheckCode code) {
    return elsewhere(code).orElseGet(() -> met(code));
  }

  /**
   * What no machine can be made to meet at will: a network without a way or an answer, a name
   * server that is silent, an address off this machine, a call that takes half a minute.
   */
  private static Optional<CheckResult> elsewhere(CheckCode code) {
    var limit = Duration.ofSeconds(5);
    var route = Route.to(URI.create("http://api.example/v1"), ConnectionOptions.DEFAULT);
    var tcp = new TcpLayer(OPENAI.target("http://api.example/v1"), ConnectionOptions.DEFAULT);
    var place = "api.example:80";
    return Optional.ofNullable(
        switch (code) {
          case DNS_TIMEOUT ->
              DnsLayer.late("api.example", limit).result(CheckLayer.DNS, Duration.ZERO);
          case CONNECT_TIMEOUT ->
              TcpLayer.late(route, place, limit).result(CheckLayer.TCP, Duration.ZERO);
          case NO_ROUTE ->
              tcp.failed(route, new NoRouteToHostException("No route to host"), place)
                  .result(CheckLayer.TCP, Duration.ZERO);
          case CONNECT_FAILED ->
              tcp.failed(route, new SocketException("Permission denied"), place)
                  .result(CheckLayer.TCP, Duration.ZERO);
          case KEY_IN_CLEAR ->
              new TlsLayer(ConnectionOptions.DEFAULT)
                  .look(route, true, new TimeBox(new Cancellation()), limit)
                  .result(CheckLayer.TLS, Duration.ZERO);
          case CALL_TIMEOUT ->
              CallLayer.late("gpt-4.1-mini", Duration.ofSeconds(30))
                  .result(CheckLayer.CALL, Duration.ZERO);
          default -> null;
        });
  }

  private static CheckResult met(CheckCode code) {
    CheckReport report = report(code);
    // Where a limit is short a machine that stalls runs into it one layer too early.
    for (int again = 0; again < 2 && !has(report, code); again++) {
      report = report(code);
    }
    var last = report;
    return last.results().stream()
        .filter(result -> result.code() == code)
        .findFirst()
        .orElseThrow(() -> new AssertionError(code + " is not in " + last));
  }

  private static boolean has(CheckReport report, CheckCode code) {
    return report.results().stream().anyMatch(result -> result.code() == code);
  }

  private static CheckReport report(CheckCode code) {
    return switch (code) {
      case KEY_MISSING -> key(null);
      case KEY_QUOTED -> key('"' + OPENAI.key() + '"');
      case KEY_WHITE_SPACE -> key(OPENAI.key() + "\n");
      case KEY_BEARER -> key("Bearer " + OPENAI.key());
      case KEY_LINE -> key("OPENAI_API_KEY=" + OPENAI.key());
      case KEY_PLACEHOLDER -> key("sk-...");
      case KEY_OTHER_VENDOR -> key("sk-ant-api03-Zq7Rk2Vw9Xm4Tb8Yc3Nd6Pf1Hs5Jg0La");
      case KEY_SHAPE -> key("sk-proj-Zq7Rk2");
      case KEY_CHARACTERS -> key(OPENAI.key() + "\u200b");
      case BAD_ADDRESS -> run(OPENAI.target("api.openai.com/v1"));
      case BAD_SETTING -> run(speaking("openai-chats"));
      case UNKNOWN_HOST -> run(OPENAI.target("https://nowhere.invalid/v1"));
      case REFUSED, PROXY_UNREACHABLE -> refused(code);
      case PROXY_LOGIN -> proxied("HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n");
      case PROXY_REFUSED -> proxied("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
      case TLS_UNTRUSTED, TLS_EXPIRED, TLS_WRONG_HOST -> certificate(code);
      case TLS_NOT_SPOKEN -> served(OPENAI::answer, url -> url.replace("http:", "https:"));
      case TLS_TOO_OLD -> raw("https", new byte[] {0x15, 3, 1, 0, 2, 2, 70});
      case TLS_FAILED -> raw("https", new byte[] {0x15, 3, 1, 0, 2, 2, 40});
      case TLS_TIMEOUT -> stalled("https");
      case TLS_NEEDED -> tlsNeeded();
      case NOT_HTTP -> raw("http", "SSH-2.0-OpenSSH_9.6\r\n".getBytes(StandardCharsets.UTF_8));
      case NO_ANSWER -> stalled("http");
      case BROKEN -> raw("http", new byte[0]);
      case REDIRECTED -> answered(redirect("https://elsewhere.example/v1/models"));
      case CAPTIVE_PORTAL -> answered(redirect("http://portal.hotel.example/login"));
      case WEB_PAGE -> answered(CheckCase.page(200, "<html>It works!</html>"));
      case WRONG_PATH -> answered(Family.json(404, "{}"));
      case VERSION_MISSING -> served(OPENAI::answer, url -> url.replace("/v1", ""));
      case VERSION_DOUBLED -> served(OPENAI::answer, url -> url + "/v1");
      case CALL_ADDRESS -> served(OPENAI::answer, url -> url + "/chat/completions");
      case OTHER_API -> answered(Family.json(200, "{\"hello\":\"world\"}"));
      case KEY_REFUSED -> answered(OPENAI.refusal("bad-key").response());
      case KEY_SCOPE -> answered(OPENAI.refusal("no-scope").response());
      case ORGANISATION -> answered(OPENAI.refusal("organisation").response());
      case REGION -> answered(OPENAI.refusal("region").response());
      case NO_CREDIT -> answered(OPENAI.refusal("no-quota").response());
      case RATE_LIMITED -> answered(OPENAI.refusal("rate-limited").response());
      case SERVER_BUSY -> answered(OPENAI.refusal("overloaded").response());
      case REQUEST_REFUSED -> answered(OPENAI.refusal("refused").response());
      case KEY_NOT_JUDGED -> openToAll();
      case KEY_WANTED -> wanted();
      case NO_MODELS -> answered(Family.json(200, "{\"data\":[]}"));
      case MODELS_FAILED -> brokenList();
      case CALL_FAILED -> called(Family.json(400, "{\"error\":{\"message\":\"No such thing\"}}"));
      case CALL_MODEL ->
          called(
              Family.json(
                  404, "{\"error\":{\"message\":\"no such\",\"code\":\"model_not_found\"}}"));
      case CALL_NO_MODEL -> noModel();
      case CANCELLED -> cancelled();
      default -> throw new AssertionError("no scene for " + code);
    };
  }

  static CheckReport run(CheckTarget target) {
    return CheckCase.CHECK.run(target, PATIENT);
  }

  /** At the vendor's own address, to which nothing is sent. */
  private static CheckReport key(@org.jspecify.annotations.Nullable String key) {
    return served(
        OPENAI::answer,
        url -> url,
        target ->
            target
                .withKey(key)
                .withBaseUrl(own(key) ? "https://api.openai.com/v1" : target.baseUrl()));
  }

  /** Whether this key stops the check before anything is sent. */
  private static boolean own(@org.jspecify.annotations.Nullable String key) {
    return key != null && key.startsWith("sk-ant-");
  }

  static CheckReport served(
      Function<RecordedRequest, MockResponse> answers, Function<String, String> url) {
    return served(answers, url, target -> target);
  }

  private static CheckReport served(
      Function<RecordedRequest, MockResponse> answers,
      Function<String, String> url,
      Function<CheckTarget, CheckTarget> change) {
    try (var server = ApiServer.http(answers)) {
      return CheckCase.CHECK.run(
          change.apply(OPENAI.target(url.apply(server.url("/v1")))),
          CheckOptions.DEFAULT.withLimit(Duration.ofSeconds(9)));
    }
  }

  static CheckReport answered(MockResponse answer) {
    return served(request -> answer, url -> url);
  }

  private static CheckTarget speaking(String format) {
    var target = OPENAI.target("http://localhost:1/v1");
    return new CheckTarget(
        target.provider(),
        target.vendor(),
        target.baseUrl(),
        target.key(),
        target.auth(),
        Map.of(),
        format,
        target.quirks(),
        false);
  }

  static CheckTarget unknownVendor(String url, String key, boolean local) {
    var target = OPENAI.target(url);
    return new CheckTarget(
        "mine",
        null,
        url,
        key,
        target.auth(),
        Map.of(),
        target.wireFormat(),
        target.quirks(),
        local);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static CheckReport refused(CheckCode code) {
    int port = freePort();
    if (code == CheckCode.REFUSED) {
      return run(OPENAI.target("http://127.0.0.1:" + port + "/v1"));
    }
    var options =
        ConnectionOptions.DEFAULT.withProxy(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return new ProviderCheck(options, Redactor.create())
        .run(OPENAI.target("https://api.openai.com/v1"), PATIENT);
  }

  static CheckReport proxied(String answer) {
    try (var proxy = proxy(answer)) {
      var options =
          ConnectionOptions.DEFAULT
              .withProxy(proxy.address())
              .withProxyLogin("me", Secret.of("proxy-password-7"));
      return new ProviderCheck(options, Redactor.create())
          .run(OPENAI.target("https://api.openai.com/v1"), PATIENT);
    }
  }

  static RawServer proxy(String answer) {
    return RawServer.start(
        (server, socket) -> {
          server.head(socket);
          socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        });
  }

  private static CheckReport certificate(CheckCode code) {
    var authority =
        new HeldCertificate.Builder()
            .commonName("Example CA")
            .organizationalUnit("Tests")
            .certificateAuthority(0)
            .build();
    var host = code == CheckCode.TLS_WRONG_HOST ? "other.example" : "localhost";
    var builder = CheckCase.certificate(host).signedBy(authority);
    if (code == CheckCode.TLS_EXPIRED) {
      builder.validityInterval(1_000, 2_000);
    }
    var check = code == CheckCode.TLS_UNTRUSTED ? CheckCase.CHECK : CheckCase.trusting(authority);
    var shown =
        code == CheckCode.TLS_UNTRUSTED
            ? CheckCase.certificate(host).validityInterval(0, 4_000_000_000_000L).build()
            : builder.build();
    try (var server = ApiServer.https(shown, OPENAI::answer)) {
      return check.run(OPENAI.target(server.url("/v1")), PATIENT);
    }
  }

  private static CheckReport tlsNeeded() {
    var certificate = CheckCase.certificate("localhost").build();
    try (var server = ApiServer.https(certificate, OPENAI::answer)) {
      return run(OPENAI.target(server.url("/v1").replace("https:", "http:")));
    }
  }

  /** A server that says this to whoever comes, and ends. */
  private static CheckReport raw(String scheme, byte[] answer) {
    try (var server =
        RawServer.start(
            (_, socket) -> {
              socket.getInputStream().read(new byte[4096]);
              socket.getOutputStream().write(answer);
              socket.shutdownOutput();
              socket.getInputStream().readAllBytes();
            })) {
      return run(OPENAI.target(scheme + "://127.0.0.1:" + server.address().getPort() + "/v1"));
    }
  }

  private static CheckReport stalled(String scheme) {
    try (var server = RawServer.start((_, socket) -> socket.getInputStream().readAllBytes())) {
      return CheckCase.CHECK.run(
          OPENAI.target(scheme + "://127.0.0.1:" + server.address().getPort() + "/v1"), HASTY);
    }
  }

  static MockResponse redirect(String to) {
    return new MockResponse.Builder().code(302).addHeader("location", to).build();
  }

  private static CheckReport openToAll() {
    try (var server = ApiServer.http(request -> Family.json(200, "{\"data\":[{\"id\":\"m\"}]}"))) {
      return run(unknownVendor(server.url("/v1"), OPENAI.key(), false));
    }
  }

  private static CheckReport wanted() {
    try (var server = ApiServer.http(OPENAI::answer)) {
      var target = unknownVendor(server.url("/v1"), "", true);
      return run(target);
    }
  }

  private static CheckReport brokenList() {
    var family = Family.of("anthropic");
    var first =
        "{\"data\":[{\"type\":\"model\",\"id\":\"a\"}],\"has_more\":true,\"last_id\":\"a\"}";
    try (var server =
        ApiServer.http(
            request ->
                request.getUrl().queryParameter("after_id") == null
                    ? Family.json(200, first)
                    : Family.json(500, "{}"))) {
      return run(family.target(server.url("")));
    }
  }

  static CheckReport called(MockResponse answer) {
    try (var server =
        ApiServer.http(
            request -> request.getMethod().equals("POST") ? answer : OPENAI.answer(request))) {
      return CheckCase.CHECK.run(OPENAI.target(server.url("/v1")), PATIENT.withCall(null));
    }
  }

  private static CheckReport noModel() {
    try (var server =
        ApiServer.http(request -> Family.json(200, "{\"data\":[{\"id\":\"text-embedding-3\"}]}"))) {
      return CheckCase.CHECK.run(OPENAI.target(server.url("/v1")), PATIENT.withCall(null));
    }
  }

  /** Cancelled while the server does not answer. */
  private static CheckReport cancelled() {
    var done = new ArrayList<CheckReport>();
    try (var server =
        RawServer.start(
            (raw, socket) -> {
              raw.head(socket);
              socket.getInputStream().readAllBytes();
            })) {
      var target = OPENAI.target("http://127.0.0.1:" + server.address().getPort() + "/v1");
      var runner = Thread.ofVirtual().start(() -> done.add(CheckCase.CHECK.run(target, PATIENT)));
      while (server.heads().stream().noneMatch(head -> head.startsWith("GET"))) {
        Thread.onSpinWait();
      }
      runner.interrupt();
      runner.join();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
    return done.getFirst();
  }

  static List<String> lines(CheckResult result) {
    var fix = result.fix();
    var code = result.code();
    return List.of(
        (code == null ? "" : code.id() + " " + code.title())
            + " | "
            + result.layer().json()
            + " "
            + result.status().json(),
        "  " + result.detail(),
        "  -> " + (fix == null ? "" : fix.text()));
  }
}
