package dev.sage.llm.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.check.CheckResult.Status;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.server.RawServer;
import dev.sage.llm.transport.ConnectionOptions;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each provider family with each thing that goes wrong: the layer and code that the check names,
 * and that a fix that is a setting, applied, makes it pass.
 */
class ProviderMatrixTest {

  static final ProviderCheck CHECK =
      new ProviderCheck(ConnectionOptions.DEFAULT, Redactor.create());

  private static final CheckOptions PATIENT =
      CheckOptions.DEFAULT.withLimit(Duration.ofSeconds(30));

  @TestFactory
  Stream<DynamicTest> a_good_key_passes_every_layer() {
    return families(
        family -> {
          try (var server = ApiServer.http(family::answer)) {
            var report = CHECK.run(family.target(server.url(family.base())), PATIENT);

            assertThat(report.ok()).as(report.toString()).isTrue();
            assertThat(report.results()).hasSize(CheckLayer.values().length);
            assertThat(statuses(report))
                .containsEntry(CheckLayer.HTTP, Status.OK)
                .containsEntry(CheckLayer.AUTH, Status.OK)
                .containsEntry(CheckLayer.MODELS, Status.OK)
                .containsEntry(CheckLayer.CALL, Status.SKIPPED);
            assertThat(report.models()).isNotEmpty();
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> a_call_of_one_token_is_announced_and_made() {
    return families(
        family -> {
          try (var server = ApiServer.http(family::answer)) {
            var report =
                CHECK.run(family.target(server.url(family.base())), PATIENT.withCall(null));

            assertThat(statuses(report)).containsEntry(CheckLayer.CALL, Status.OK);
            assertThat(layer(report, CheckLayer.MODELS).detail()).contains("The call goes to ");
            assertThat(server.requests()).filteredOn(r -> r.getMethod().equals("POST")).hasSize(1);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> a_refusal_is_the_layer_of_the_key() {
    return Family.all().stream()
        .flatMap(
            family ->
                family.refusals().values().stream()
                    .map(
                        refusal ->
                            DynamicTest.dynamicTest(
                                family + " " + refusal.name(), () -> refused(family, refusal))));
  }

  private static void refused(Family family, Family.Refusal refusal) {
    var judged = family.data().has("keyCheck") ? "keyCheck" : "list";
    Function<RecordedRequest, MockResponse> answers =
        request ->
            request.getUrl().encodedPath().equals(family.text(judged))
                ? refusal.response()
                : family.answer(request);
    try (var server = ApiServer.http(answers)) {
      var report = CHECK.run(family.target(server.url(family.base())), PATIENT);

      var result = layer(report, CheckLayer.AUTH);
      assertThat(result.code()).as(report.toString()).isEqualTo(refusal.code());
      boolean goodKey = refusal.code() == CheckCode.RATE_LIMITED;
      assertThat(result.status()).isEqualTo(goodKey ? Status.WARNING : Status.FAILED);
      assertThat(report.ok()).isEqualTo(goodKey);
      assertThat(result.fix()).isNotNull();
    }
  }

  /** What is wrong with the address, told from the answer, and put right by the fix. */
  @TestFactory
  Stream<DynamicTest> a_wrong_path_is_found_and_its_fix_works() {
    return Family.all().stream()
        .flatMap(
            family ->
                wrongPaths(family).entrySet().stream()
                    .map(
                        wrong ->
                            DynamicTest.dynamicTest(
                                family + " " + wrong.getKey(),
                                () -> wrongPath(family, wrong.getKey(), wrong.getValue()))));
  }

  private static Map<String, CheckCode> wrongPaths(Family family) {
    return switch (family.provider()) {
      case "anthropic" ->
          Map.of(
              "/v1/v1", CheckCode.VERSION_DOUBLED,
              "/v1/messages", CheckCode.CALL_ADDRESS,
              "/nowhere", CheckCode.WRONG_PATH);
      case "gemini" ->
          Map.of(
              "/v1beta/v1beta", CheckCode.VERSION_DOUBLED,
              "/v1", CheckCode.WRONG_PATH,
              "/v1beta/models/gemini-2.5-flash:generateContent", CheckCode.CALL_ADDRESS);
      case "ollama" -> Map.of("/v1", CheckCode.WRONG_PATH, "/api/chat", CheckCode.CALL_ADDRESS);
      case "openrouter" ->
          Map.of(
              "", CheckCode.WRONG_PATH,
              "/api", CheckCode.VERSION_MISSING,
              "/api/v1/api/v1", CheckCode.VERSION_DOUBLED,
              "/api/v1/chat/completions", CheckCode.CALL_ADDRESS);
      default ->
          Map.of(
              "", CheckCode.VERSION_MISSING,
              "/", CheckCode.VERSION_MISSING,
              "/v1/v1", CheckCode.VERSION_DOUBLED,
              "/v1/chat/completions", CheckCode.CALL_ADDRESS,
              "/v1/responses/", CheckCode.CALL_ADDRESS,
              "/api", CheckCode.WRONG_PATH);
    };
  }

  private static void wrongPath(Family family, String path, CheckCode code) {
    try (var server = ApiServer.http(family::answer)) {
      var report = CHECK.run(family.target(server.url(path)), PATIENT);

      assertFailed(report, CheckLayer.HTTP, code);
      assertThat(server.requests().stream().skip(1))
          .as("the other addresses are tried without the key")
          .allMatch(request -> request.getHeaders().get(family.text("keyHeader")) == null);
      assertFixWorks(family, report);
    }
  }

  @TestFactory
  Stream<DynamicTest> a_trailing_slash_does_no_harm() {
    return families(
        family -> {
          try (var server = ApiServer.http(family::answer)) {
            assertThat(CHECK.run(family.target(server.url(family.base() + "/")), PATIENT).ok())
                .isTrue();
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> nothing_listens() {
    return families(
        family -> {
          int port;
          try (var server = ApiServer.http(family::answer)) {
            port = server.port();
          }
          var report =
              CHECK.run(family.target("http://127.0.0.1:" + port + family.base()), PATIENT);

          assertFailed(report, CheckLayer.TCP, CheckCode.REFUSED);
        });
  }

  @TestFactory
  Stream<DynamicTest> an_unknown_host_is_named() {
    return families(
        family ->
            assertFailed(
                CHECK.run(family.target("https://nowhere.invalid" + family.base()), PATIENT),
                CheckLayer.DNS,
                CheckCode.UNKNOWN_HOST));
  }

  @TestFactory
  Stream<DynamicTest> a_self_signed_certificate_is_named() {
    var certificate = certificate("localhost").build();
    return families(
        family -> {
          try (var server = ApiServer.https(certificate, family::answer)) {
            var target = family.target(server.url(family.base()));

            var report = CHECK.run(target, PATIENT);

            assertFailed(report, CheckLayer.TLS, CheckCode.TLS_UNTRUSTED);
            assertThat(report.failure().orElseThrow().detail()).contains("self-signed");
            assertThat(server.requests()).isEmpty();
            assertThat(trusting(certificate).run(target, PATIENT).ok()).isTrue();
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> a_certificate_for_another_host_is_named() {
    var certificate = certificate("other.example").build();
    return families(
        family -> {
          try (var server = ApiServer.https(certificate, family::answer)) {
            var report =
                trusting(certificate).run(family.target(server.url(family.base())), PATIENT);

            assertFailed(report, CheckLayer.TLS, CheckCode.TLS_WRONG_HOST);
            assertThat(report.failure().orElseThrow().detail()).contains("other.example");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> an_expired_certificate_is_named() {
    var authority = new HeldCertificate.Builder().certificateAuthority(0).build();
    var expired =
        certificate("localhost").signedBy(authority).validityInterval(1_000, 2_000).build();
    return families(
        family -> {
          try (var server = ApiServer.https(expired, family::answer)) {
            var report = trusting(authority).run(family.target(server.url(family.base())), PATIENT);

            assertFailed(report, CheckLayer.TLS, CheckCode.TLS_EXPIRED);
            assertThat(report.failure().orElseThrow().detail()).contains("1970-01-01");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> http_for_https_is_found_and_its_fix_works() {
    var certificate = certificate("localhost").build();
    return families(
        family -> {
          try (var server = ApiServer.https(certificate, family::answer)) {
            var typed = server.url(family.base()).replace("https:", "http:");

            var report = trusting(certificate).run(family.target(typed), PATIENT);

            assertFailed(report, CheckLayer.HTTP, CheckCode.TLS_NEEDED);
            assertThat(trusting(certificate).run(fixed(family, report), PATIENT).ok()).isTrue();
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> https_for_http_is_found_and_its_fix_works() {
    return families(
        family -> {
          try (var server = ApiServer.http(family::answer)) {
            var typed = server.url(family.base()).replace("http:", "https:");

            var report = CHECK.run(family.target(typed), PATIENT.withLimit(Duration.ofSeconds(9)));

            assertFailed(report, CheckLayer.TLS, CheckCode.TLS_NOT_SPOKEN);
            assertFixWorks(family, report);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> a_server_that_does_not_answer_is_named() {
    return families(
        family -> {
          try (var server =
              RawServer.start((_, socket) -> socket.getInputStream().readAllBytes())) {
            var url = "http://127.0.0.1:" + server.address().getPort() + family.base();
            var report = CHECK.run(family.target(url), PATIENT.withLimit(Duration.ofSeconds(1)));

            assertFailed(report, CheckLayer.HTTP, CheckCode.NO_ANSWER);
          }
        });
  }

  @Test
  void an_error_under_a_status_of_success_is_no_server_that_is_busy() throws Exception {
    var family = Family.all().getFirst();
    var answer = Family.json(200, "{\"error\": \"There is no such route.\"}");
    try (var server = ApiServer.http(request -> answer)) {
      var report = CHECK.run(family.target(server.url(family.base())), PATIENT);
      var failure = report.failure().orElseThrow();
      assertThat(failure.code()).as(report.toString()).isEqualTo(CheckCode.OTHER_API);
      assertThat(failure.detail()).contains("There is no such route.");
    }
  }

  @TestFactory
  Stream<DynamicTest> other_answers_than_the_apis_are_told_apart() {
    var answers =
        Map.of(
            CheckCode.WEB_PAGE, page(200, "<html><h1>Welcome to nginx!</h1></html>"),
            CheckCode.CAPTIVE_PORTAL,
                page(200, "<html>Log in to the hotel's Wi-Fi to go on.</html>"),
            CheckCode.OTHER_API, Family.json(200, "{\"hello\":\"world\"}"));
    return Family.all().stream()
        .flatMap(
            family ->
                answers.entrySet().stream()
                    .map(
                        answer ->
                            DynamicTest.dynamicTest(
                                family + " " + answer.getKey(),
                                () -> {
                                  try (var server = ApiServer.http(request -> answer.getValue())) {
                                    assertFailed(
                                        CHECK.run(
                                            family.target(server.url(family.base())), PATIENT),
                                        CheckLayer.HTTP,
                                        answer.getKey());
                                  }
                                })));
  }

  @TestFactory
  Stream<DynamicTest> a_redirect_is_told_and_the_key_stays_here() {
    return families(
        family -> {
          try (var real = ApiServer.http(family::answer);
              var server =
                  ApiServer.http(
                      request ->
                          new MockResponse.Builder()
                              .code(308)
                              .addHeader(
                                  "location",
                                  real.url(request.getUrl().encodedPath())
                                      .replace("localhost", "127.0.0.1"))
                              .build())) {
            var report = CHECK.run(family.target(server.url(family.base())), PATIENT);

            assertFailed(report, CheckLayer.HTTP, CheckCode.REDIRECTED);
            assertThat(real.requests()).isEmpty();
            assertFixWorks(family, report);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> a_redirect_to_a_login_page_is_the_networks() {
    return families(
        family -> {
          try (var server =
              ApiServer.http(
                  request ->
                      new MockResponse.Builder()
                          .code(302)
                          .addHeader("location", "http://portal.hotel.example/login?from=x")
                          .build())) {
            var report = CHECK.run(family.target(server.url(family.base())), PATIENT);

            assertFailed(report, CheckLayer.HTTP, CheckCode.CAPTIVE_PORTAL);
            assertThat(report.toString()).doesNotContain("from=x");
          }
        });
  }

  /** The check of one family. */
  interface Case {
    void check(Family family) throws Exception;
  }

  private static Stream<DynamicTest> families(Case check) {
    return Family.all().stream()
        .map(family -> DynamicTest.dynamicTest(family.provider(), () -> check.check(family)));
  }

  static MockResponse page(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("content-type", "text/html")
        .body(body)
        .build();
  }

  static void assertFailed(CheckReport report, CheckLayer layer, CheckCode code) {
    assertThat(report.ok()).as(report.toString()).isFalse();
    var failure = report.failure().orElseThrow();
    assertThat(failure.layer()).as(report.toString()).isEqualTo(layer);
    assertThat(failure.code()).as(report.toString()).isEqualTo(code);
    assertThat(failure.fix()).isNotNull();
    assertThat(report.results()).hasSize(CheckLayer.values().length);
    assertThat(report.results().stream().dropWhile(result -> result.layer() != layer).skip(1))
        .allMatch(result -> result.status() == Status.SKIPPED);
  }

  private static void assertFixWorks(Family family, CheckReport report) {
    var again = CHECK.run(fixed(family, report), PATIENT);
    assertThat(again.ok()).as(again.toString()).isTrue();
  }

  private static CheckTarget fixed(Family family, CheckReport report) {
    var fix = report.failure().orElseThrow().fix();
    assertThat(fix).isNotNull().extracting(CheckFix::setting).isEqualTo("baseUrl");
    return family.target(fix == null ? "" : String.valueOf(fix.value()));
  }

  static CheckResult layer(CheckReport report, CheckLayer layer) {
    return report.results().stream()
        .filter(result -> result.layer() == layer)
        .findFirst()
        .orElseThrow();
  }

  private static Map<CheckLayer, Status> statuses(CheckReport report) {
    return report.results().stream()
        .collect(java.util.stream.Collectors.toMap(CheckResult::layer, CheckResult::status));
  }

  static HeldCertificate.Builder certificate(String host) {
    return new HeldCertificate.Builder().commonName(host).addSubjectAlternativeName(host);
  }

  static ProviderCheck trusting(HeldCertificate certificate) {
    var trust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build()
            .trustManager();
    return new ProviderCheck(ConnectionOptions.DEFAULT.withTrust(trust), Redactor.create());
  }
}
