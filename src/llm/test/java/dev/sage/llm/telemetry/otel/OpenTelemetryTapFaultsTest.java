package dev.sage.llm.telemetry.otel;

import static dev.sage.llm.telemetry.otel.Conventions.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.Llm;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What reaches a backend of calls that are sent again, and what a broken backend does to calls. */
class OpenTelemetryTapFaultsTest extends OpenTelemetryTapCase {

  @Test
  void two_refusals_before_an_answer_are_events_with_their_reason_and_wait() {
    var refused = new AtomicInteger();
    server.on(
        "busy",
        c -> {
          if (refused.getAndIncrement() < 2) {
            c.respond(429, "application/json", "{\"error\":{\"message\":\"slow\"}}");
          } else {
            c.stream("x-request-id: req_3").chunk(CALLS_A_TOOL).raw("0\r\n\r\n");
          }
        });
    try (var client =
        Llm.builder()
            .environment(Map.of())
            .retry(
                new RetryPolicy(
                    3, Duration.ofMillis(1), 1, Duration.ofMillis(1), Duration.ofSeconds(1)))
            .timeouts(SHORT)
            .endpoint(Endpoint.openAiChat("groq", server.url(), Secret.of(KEY)))
            .tap(OpenTelemetryTap.of(otlp.sdk))
            .build()) {
      client.stream(fullRequest("busy")).events().forEach(_ -> {});
    }
    otlp.flush();

    var chat = span("chat busy");
    conventions.checkSpan(chat);
    assertThat(value(chat, "sage.attempts").path("intValue").asLong()).isEqualTo(3);
    assertThat(value(chat, "http.response.status_code").path("intValue").asLong()).isEqualTo(200);
    assertThat(chat.path("events"))
        .hasSize(2)
        .allSatisfy(
            event -> {
              assertThat(event.path("name").asString()).isEqualTo("sage.retry");
              assertThat(value(event, "http.response.status_code").path("intValue").asLong())
                  .isEqualTo(429);
              assertThat(value(event, "error.type").path("stringValue").asString())
                  .isEqualTo("rate_limited");
            });
    var retries = metric("sage.client.retries");
    assertThat(retries.path("unit").asString()).isEqualTo("{attempt}");
    assertThat(retries.path("sum").path("dataPoints").path(0).path("asInt").asLong()).isEqualTo(2);
    assertThat(value(chat.path("events").path(1), "sage.retry.attempt").path("intValue").asLong())
        .isEqualTo(2);
  }

  @Test
  void an_exporter_that_throws_or_hangs_changes_nothing_for_the_caller() {
    var release = new CountDownLatch(1);
    try (var throwing =
            new Otlp(
                () -> {
                  throw new IllegalStateException("no backend");
                });
        var hanging =
            new Otlp(
                () -> {
                  try {
                    release.await();
                  } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                  }
                })) {
      for (var broken : List.of(throwing, hanging)) {
        try (var client = client(OpenTelemetryTap.of(broken.sdk), Redactor.create())) {
          assertThat(client.stream(fullRequest("m")).text()).isEqualTo("Let me see.");
          broken.sdk.getSdkTracerProvider().forceFlush();
          assertThat(client.stream(fullRequest("m")).text()).isEqualTo("Let me see.");
        }
      }
      release.countDown();
    }
  }
}
