package dev.sage.workbench.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A collector that is busy, fussy, slow, wrong or gone: calls end well, and each loss is said. */
class OtlpFaultsTest extends OtlpCase {

  private OtlpStatus flushed(OtlpDesk desk) {
    desk.flush();
    return desk.status().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void a_busy_collector_is_asked_again_with_the_same_spans(int status) throws Exception {
    try (var receiver = OtlpReceiver.start();
        var desk = desk(HASTY)) {
      receiver.answering(
          OtlpReceiver.status(status, "Retry-After", "0"),
          OtlpReceiver.status(status, "Retry-After", "0"),
          OtlpReceiver.status(200));
      calls(desk, config(receiver.url()), 1);

      assertThat(flushed(desk).exported()).isEqualTo(1);
      assertThat(receiver.requests("/v1/traces")).hasSize(3);
      assertThat(receiver.traces().getFirst()).isEqualTo(receiver.traces().getLast());
      assertThat(notices).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {307, 400, 401, 404, 413, 500})
  void what_is_answered_with_failure_is_not_asked_again_and_said_once(int status) throws Exception {
    try (var elsewhere = OtlpReceiver.start();
        var receiver = OtlpReceiver.start();
        var desk = desk(HASTY)) {
      receiver.answering(OtlpReceiver.status(status, "Location", elsewhere.url() + "/v1/traces"));
      var config = config(receiver.url(), "telemetry.otlp.headers.X-Key", "hush-hush-hush");
      calls(desk, config, 1);
      assertThat(flushed(desk).lost()).isEqualTo(1);
      calls(desk, config, 1);

      assertThat(flushed(desk).lost()).isEqualTo(2);
      assertThat(receiver.requests("/v1/traces")).hasSize(2);
      assertThat(notices).singleElement().asString().contains("HTTP " + status, receiver.host());
      assertThat(elsewhere.everything()).isEmpty();
    }
  }

  @Test
  void a_partial_success_is_counted_and_its_message_said_without_secrets() throws Exception {
    try (var receiver = OtlpReceiver.start();
        var desk = desk(HASTY)) {
      var key = "sk-proj-" + "0123456789abcdefghijklmnopqrstuvwxyzABCD";
      receiver.answering(
          OtlpReceiver.body(
              200,
              ExportTraceServiceResponse.newBuilder()
                  .setPartialSuccess(
                      ExportTracePartialSuccess.newBuilder()
                          .setRejectedSpans(2)
                          .setErrorMessage("too old for\n" + key))
                  .build()
                  .toByteArray()));
      calls(desk, config(receiver.url()), 2);

      var status = flushed(desk);
      assertThat(status.refused()).isGreaterThanOrEqualTo(2);
      assertThat(status.lost()).isZero();
      assertThat(status.sound()).isFalse();
      assertThat(notices)
          .singleElement()
          .asString()
          .contains("refused 2 spans", "too old for·")
          .doesNotContain(key);
    }
  }

  @Test
  void a_failure_says_the_collectors_own_words() throws Exception {
    try (var receiver = OtlpReceiver.start();
        var desk = desk(HASTY)) {
      receiver.answering(OtlpReceiver.body(403, "no such tenant".getBytes(StandardCharsets.UTF_8)));
      calls(desk, config(receiver.url()), 1);
      desk.flush();

      assertThat(notices).singleElement().asString().contains("HTTP 403 (\"no such tenant\")");
    }
  }

  @Test
  void a_slow_collector_holds_up_no_call_and_what_the_queue_has_no_room_for_is_counted()
      throws Exception {
    var release = new CountDownLatch(1);
    try (var receiver = OtlpReceiver.start()) {
      receiver.answering(
          exchange -> {
            release.await();
            exchange.sendResponseHeaders(200, -1);
          });
      var desk = desk(HASTY);
      try {
        calls(desk, config(receiver.url()), 50);

        var during = desk.status().orElseThrow();
        assertThat(during.dropped()).isPositive();
        assertThat(during.exported()).isZero();
        assertThat(during.dropped() + during.waiting()).isEqualTo(50);
        assertThat(notices).singleElement().asString().contains("spans were dropped");
      } finally {
        release.countDown();
      }
      var after = flushed(desk);
      assertThat(after.exported() + after.dropped()).isEqualTo(50);
      assertThat(receiver.spans()).hasSize((int) after.exported());
      desk.close();
    }
  }

  @Test
  void the_end_waits_for_a_collector_that_never_answers_no_longer_than_it_may() throws Exception {
    var release = new CountDownLatch(1);
    try (var receiver = OtlpReceiver.start()) {
      receiver.answering(exchange -> release.await());
      var impatient =
          new OtlpPace(
              4,
              2,
              Duration.ofMillis(5),
              Duration.ofSeconds(60),
              Duration.ofSeconds(30),
              Duration.ofMillis(1),
              Duration.ofMillis(50));
      var desk = desk(impatient);
      calls(desk, config(receiver.url()), 2);

      desk.close(); // returns although nobody has answered

      assertThat(release.getCount()).isEqualTo(1);
      assertThat(notices).singleElement().asString().contains("2 spans were not delivered");
      release.countDown();
    }
  }

  @Test
  void where_nobody_listens_the_calls_go_on_and_the_loss_is_said() throws Exception {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (var desk = desk(HASTY)) {
      calls(desk, config("http://127.0.0.1:" + port), 1);

      assertThat(flushed(desk).lost()).isEqualTo(1);
      assertThat(notices)
          .singleElement()
          .asString()
          .contains("127.0.0.1:" + port, "ConnectException", "the calls go on");
    }
  }

  @Test
  void a_header_whose_reference_leads_nowhere_is_said_and_nothing_is_sent_without_it()
      throws Exception {
    try (var receiver = OtlpReceiver.start();
        var desk = desk(HASTY)) {
      var file = java.nio.file.Files.createTempFile("sage", ".json");
      java.nio.file.Files.writeString(
          file,
          """
          {"telemetry": {"otlp": {"endpoint": "%s",
            "headers": {"Authorization": {"env": "NOT_SET_ANYWHERE"}}}}}
          """
              .formatted(receiver.url()));
      calls(desk, dev.sage.llm.config.Config.load(dev.sage.llm.config.ConfigSources.none(file)), 1);

      assertThat(flushed(desk).lost()).isEqualTo(1);
      assertThat(receiver.everything()).isEmpty();
      assertThat(notices).singleElement().asString().contains("telemetry.otlp.headers");
      java.nio.file.Files.delete(file);
    }
  }

  @Test
  void another_collector_in_the_configuration_gets_the_calls_from_then_on() throws Exception {
    try (var first = OtlpReceiver.start();
        var second = OtlpReceiver.start();
        var desk = desk(HASTY)) {
      calls(desk, config(first.url()), 1);
      desk.flush();
      calls(desk, config(second.url() + "/otlp/"), 1);
      desk.flush();
      calls(
          desk,
          dev.sage.llm.config.Config.load(
              dev.sage.llm.config.ConfigSources.none(java.nio.file.Path.of("none.json"))),
          1);

      assertThat(first.spans()).hasSize(1);
      assertThat(second.requests("/otlp/v1/traces")).hasSize(1);
      assertThat(desk.status()).isEmpty();
    }
  }
}
