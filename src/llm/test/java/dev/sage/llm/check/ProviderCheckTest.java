package dev.sage.llm.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.Llm;
import dev.sage.llm.check.CheckResult.Status;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.server.RawServer;
import dev.sage.llm.transport.ConnectionOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What a check does beside finding failures: whom it asks, what it tells, how it ends. */
class ProviderCheckTest {

  private static final Family OPENAI = Scene.OPENAI;

  @Test
  void each_layer_is_told_as_soon_as_it_is_done() {
    var told = new ArrayList<CheckResult>();
    try (var server = ApiServer.http(OPENAI::answer)) {
      var report =
          CheckCase.CHECK.run(
              OPENAI.target(server.url("/v1")), Scene.PATIENT.withListener(told::add));

      assertThat(told).isEqualTo(report.results());
      assertThat(told).extracting(CheckResult::layer).containsExactly(CheckLayer.values());
    }
  }

  @Test
  void facts_of_the_account_come_from_the_answer() {
    var answer =
        new MockResponse.Builder()
            .addHeader("content-type", "application/json")
            .addHeader("openai-organization", "org-1")
            .addHeader("x-request-id", "req_7")
            .addHeader("openai-processing-ms", "12")
            .addHeader("openai-version", "2020-10-01")
            .addHeader("x-ratelimit-limit-requests", "500")
            .addHeader("x-ratelimit-remaining-requests", "499")
            .addHeader("x-ratelimit-reset-requests", "120ms")
            .addHeader("x-ratelimit-limit-tokens", "30000")
            .body("{\"data\":[{\"id\":\"m\"}]}")
            .build();

    assertThat(Scene.answered(answer).facts())
        .containsExactly(
            Map.entry("organisation", "org-1"),
            Map.entry("API version", "2020-10-01"),
            Map.entry("processing ms", "12"),
            Map.entry("request id", "req_7"),
            Map.entry("requests", "499 of 500 left, full again in 120 ms"),
            Map.entry("tokens", "limit 30000"));
  }

  @Test
  void a_run_ends_when_the_check_is_closed() throws InterruptedException {
    var done = new ArrayList<CheckReport>();
    var check = new ProviderCheck(ConnectionOptions.DEFAULT, Redactor.create());
    try (var server =
        RawServer.start(
            (raw, socket) -> {
              raw.head(socket);
              socket.getInputStream().readAllBytes();
            })) {
      var target = OPENAI.target("http://127.0.0.1:" + server.address().getPort() + "/v1");
      var runner = Thread.ofVirtual().start(() -> done.add(check.run(target, Scene.PATIENT)));
      while (server.heads().stream().noneMatch(head -> head.startsWith("GET"))) {
        Thread.onSpinWait();
      }
      check.close();
      runner.join();
    }
    CheckCase.assertFailed(done.getFirst(), CheckLayer.HTTP, CheckCode.CANCELLED);
    assertThat(CheckCase.layer(done.getFirst(), CheckLayer.CALL).detail()).contains("cancelled");
  }

  /** However fast the port refuses: nothing is begun on a thread that is to end. */
  @RepeatedTest(20)
  void a_thread_that_is_interrupted_stays_so() throws InterruptedException {
    var interrupted = new ArrayList<Boolean>();
    var runner =
        Thread.ofVirtual()
            .start(
                () -> {
                  Thread.currentThread().interrupt();
                  var report = Scene.run(OPENAI.target("http://127.0.0.1:9/v1"));
                  interrupted.add(Thread.currentThread().isInterrupted());
                  interrupted.add(report.failure().orElseThrow().code() == CheckCode.CANCELLED);
                });
    runner.join();
    assertThat(interrupted).containsExactly(true, true);
  }

  /** A key that a server repeats in all that it says is in nothing that the check says. */
  @Test
  void the_key_is_in_no_result() {
    var key = "sk-proj-Sentinel9w8e7r6t5y4u3i2o1p0aSdFgHj";
    for (int status : List.of(200, 302, 400, 401, 403, 404, 429, 500)) {
      var echo =
          new MockResponse.Builder()
              .code(status)
              .addHeader("content-type", "application/json")
              .addHeader("location", "https://elsewhere.example/" + key)
              .addHeader("openai-organization", key)
              .addHeader("x-request-id", "id-" + key)
              .body("{\"error\":{\"message\":\"no " + key + "\",\"code\":\"" + key + "\"}}")
              .build();
      try (var server = ApiServer.http(request -> echo)) {
        var target = OPENAI.target(server.url("/v1")).withKey(key);
        var report = CheckCase.CHECK.run(target, Scene.PATIENT.withCall(null));

        assertThat(report.toString() + target)
            .as("status " + status)
            .doesNotContain(key.substring(8))
            .doesNotContain(
                Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  @Test
  void another_vendors_key_is_not_sent_to_the_vendor_but_to_an_address_of_ones_own() {
    var foreign = "sk-ant-api03-Zq7Rk2Vw9Xm4Tb8Yc3Nd6Pf1Hs5Jg0La";
    try (var server = ApiServer.http(OPENAI::answer)) {
      var own = Scene.run(OPENAI.target(server.url("/v1")).withKey(foreign));

      assertThat(CheckCase.layer(own, CheckLayer.SHAPE).status()).isEqualTo(Status.WARNING);
      assertThat(server.saw(foreign)).isTrue();
    }
    var vendors = Scene.run(OPENAI.target("https://api.openai.com/v1").withKey(foreign));
    CheckCase.assertFailed(vendors, CheckLayer.SHAPE, CheckCode.KEY_OTHER_VENDOR);
  }

  @Test
  void a_proxys_tunnel_leads_through_with_its_login() {
    try (var proxy = Scene.proxy("HTTP/1.1 200 OK\r\n\r\n")) {
      var options =
          ConnectionOptions.DEFAULT
              .withProxy(proxy.address())
              .withProxyLogin("me", Secret.of("open sesame"));
      var report =
          new ProviderCheck(options, Redactor.create())
              .run(OPENAI.target("https://api.openai.com/v1"), Scene.PATIENT);

      assertThat(CheckCase.layer(report, CheckLayer.DNS).status()).isEqualTo(Status.SKIPPED);
      assertThat(CheckCase.layer(report, CheckLayer.TCP).status()).isEqualTo(Status.OK);
      assertThat(CheckCase.layer(report, CheckLayer.TCP).detail()).contains("through the proxy");
      assertThat(CheckCase.layer(report, CheckLayer.TLS).status()).isEqualTo(Status.FAILED);
      assertThat(proxy.heads().getFirst())
          .startsWith("CONNECT api.openai.com:443")
          .contains("Basic bWU6b3BlbiBzZXNhbWU=")
          .doesNotContain(OPENAI.key());
    }
  }

  @Test
  void a_proxy_that_is_none_is_told() {
    var report = Scene.proxied("garbage\r\n\r\n");
    assertThat(report.failure().orElseThrow().code()).isEqualTo(CheckCode.PROXY_REFUSED);
    assertThat(report.toString()).doesNotContain("proxy-password-7");
  }

  @Test
  void a_server_of_ones_own_needs_no_key() {
    try (var server = ApiServer.http(r -> Family.json(200, "{\"data\":[{\"id\":\"m\"}]}"))) {
      var report = Scene.run(Scene.unknownVendor(server.url("/v1"), "", true));

      assertThat(report.ok()).isTrue();
      assertThat(CheckCase.layer(report, CheckLayer.SHAPE).detail()).contains("mostly needs none");
      assertThat(CheckCase.layer(report, CheckLayer.AUTH).detail()).contains("without a key");
    }
  }

  @Test
  void a_server_without_a_list_that_takes_chat_requests_is_a_warning() {
    try (var server =
        ApiServer.http(
            request ->
                request.getUrl().encodedPath().endsWith("/chat/completions")
                    ? Family.json(405, "{}")
                    : Family.json(404, "{}"))) {
      var report = Scene.run(OPENAI.target(server.url("/v1")));

      assertThat(CheckCase.layer(report, CheckLayer.HTTP).status()).isEqualTo(Status.WARNING);
      assertThat(CheckCase.layer(report, CheckLayer.AUTH).code())
          .isEqualTo(CheckCode.KEY_NOT_JUDGED);
      assertThat(CheckCase.layer(report, CheckLayer.MODELS).status()).isEqualTo(Status.SKIPPED);
      assertThat(report.ok()).isTrue();
    }
  }

  @Test
  void a_gateway_that_lists_models_for_everybody_does_not_judge_a_vendors_key() {
    try (var server = ApiServer.http(r -> Family.json(200, "{\"data\":[{\"id\":\"m\"}]}"))) {
      var report = Scene.run(OPENAI.target(server.url("/v1")));

      assertThat(CheckCase.layer(report, CheckLayer.AUTH).code())
          .isEqualTo(CheckCode.KEY_NOT_JUDGED);
      assertThat(report.ok()).isTrue();
    }
  }

  @Test
  void a_vendor_without_a_list_is_reached_and_not_judged() {
    var vendor = Family.CATALOG.find("perplexity").orElseThrow();
    try (var server = ApiServer.http(request -> Family.json(405, "{}"))) {
      var target =
          new CheckTarget(
              "perplexity",
              vendor,
              server.url(""),
              "pplx-" + "Zq7Rk2Vw9Xm4Tb8Yc3Nd6Pf1".repeat(2),
              vendor.auth(),
              Map.of(),
              vendor.wireFormat(),
              vendor.quirks(),
              false);

      var report = Scene.run(target);

      assertThat(CheckCase.layer(report, CheckLayer.AUTH).code())
          .isEqualTo(CheckCode.KEY_NOT_JUDGED);
      assertThat(server.requests()).hasSize(1).allMatch(r -> r.getMethod().equals("GET"));
    }
  }

  @Test
  void the_client_checks_what_it_would_use() {
    try (var server = ApiServer.http(OPENAI::answer);
        var llm =
            Llm.builder()
                .environment(Map.of("GROQ_API_KEY", "gsk_ with spaces"))
                .provider(FakeProvider.of())
                .endpoint(
                    Endpoint.openAiChat(
                        "openai", URI.create(server.url("/v1")), Secret.of(OPENAI.key())))
                .build()) {
      assertThat(llm.validate("openai", Scene.PATIENT).ok()).isTrue();
      assertThat(llm.validate("fake").results())
          .allMatch(result -> result.status() == Status.SKIPPED);
      CheckCase.assertFailed(llm.validate("anthropic"), CheckLayer.SHAPE, CheckCode.KEY_MISSING);
      CheckCase.assertFailed(llm.validate("groq"), CheckLayer.SHAPE, CheckCode.BAD_SETTING);
      CheckCase.assertFailed(llm.validate("nobody"), CheckLayer.SHAPE, CheckCode.BAD_SETTING);
    }
  }
}
