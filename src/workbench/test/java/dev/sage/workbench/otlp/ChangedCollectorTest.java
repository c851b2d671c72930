package dev.sage.workbench.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.config.CollectorSettings;
import dev.sage.llm.transport.ConnectionOptions;
import java.net.URI;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is sent where while the configuration changes. */
class ChangedCollectorTest extends OtlpCase {

  /** What waits does so until it is asked for. */
  private static final OtlpPace LAZY =
      new OtlpPace(
          4,
          4,
          Duration.ofMinutes(10),
          Duration.ofMinutes(10),
          Duration.ofSeconds(30),
          Duration.ofMillis(1),
          Duration.ofSeconds(30));

  @Test
  void what_still_goes_to_the_collector_before_carries_nothing_that_the_next_is_told()
      throws Exception {
    var arrived = new CountDownLatch(1);
    try (var first = OtlpReceiver.start();
        var second = OtlpReceiver.start();
        var desk = desk(LAZY)) {
      first.answering(
          exchange -> {
            exchange.sendResponseHeaders(200, -1);
            arrived.countDown();
          });
      calls(desk, config(first.url(), "telemetry.otlp.headers.X-Key", "key-of-the-first"), 1);
      calls(desk, config(second.url(), "telemetry.otlp.headers.X-Key", "key-of-the-second"), 1);
      desk.flush();

      assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(first.everything()).contains("key-of-the-first").doesNotContain("of-the-second");
      assertThat(second.everything()).contains("key-of-the-second").doesNotContain("of-the-first");
    }
  }

  @Test
  void another_value_of_a_header_holds_from_then_on_for_the_same_collector() throws Exception {
    try (var receiver = OtlpReceiver.start();
        var desk = desk(LAZY)) {
      calls(desk, config(receiver.url(), "telemetry.otlp.headers.X-Key", "the-old-key"), 1);
      calls(desk, config(receiver.url(), "telemetry.otlp.headers.X-Key", "the-new-key"), 1);
      desk.flush();

      assertThat(receiver.spans()).hasSize(2);
      assertThat(receiver.everything()).contains("the-new-key").doesNotContain("the-old-key");
    }
  }

  @Test
  void another_proxy_is_used_from_then_on() throws Exception {
    var collector = "http://collector.example.invalid:4318";
    try (var first = OtlpReceiver.start();
        var second = OtlpReceiver.start();
        var desk = desk(LAZY)) {
      calls(desk, config(collector, "proxy.url", first.url()), 1);
      desk.flush();
      calls(desk, config(collector, "proxy.url", second.url()), 1);
      desk.flush();

      assertThat(first.spans()).hasSize(1);
      assertThat(second.spans()).hasSize(1);
    }
  }

  @Test
  void the_same_proxy_read_again_changes_nothing() throws Exception {
    var collector = "http://collector.example.invalid:4318";
    try (var proxy = OtlpReceiver.start();
        var desk = desk(LAZY)) {
      var before = desk.tap(config(collector, "proxy.url", proxy.url()));

      assertThat(desk.tap(config(collector, "proxy.url", proxy.url())).orElseThrow())
          .isSameAs(before.orElseThrow());
    }
  }

  @Test
  void other_certificates_are_another_way_and_the_same_ones_are_not() throws Exception {
    var java = trust(null);
    var one = KeyStore.getInstance(KeyStore.getDefaultType());
    one.load(null, null);
    X509Certificate certificate = java.getAcceptedIssuers()[0];
    one.setCertificateEntry("one", certificate);

    assertThat(route(trust(one)).sameAs(route(trust(one)))).isTrue();
    assertThat(route(trust(one)).sameAs(route(java))).isFalse();
    assertThat(route(trust(one)).sameAs(route(null))).isFalse();
    assertThat(route(null).sameAs(route(null))).isTrue();
  }

  private static CollectorRoute route(@Nullable X509TrustManager trust) {
    return new CollectorRoute(
        new CollectorSettings(URI.create("https://collector.example.invalid"), Set.of(), false),
        new ConnectionOptions(trust, null, null));
  }

  private static X509TrustManager trust(@Nullable KeyStore store) throws Exception {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }
}
