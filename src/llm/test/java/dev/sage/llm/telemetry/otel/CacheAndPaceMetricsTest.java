package dev.sage.llm.telemetry.otel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Llm;
import dev.sage.llm.Message;
import dev.sage.llm.cache.ResponseCache;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What Sage counts beyond the conventions: calls that a cache answered, and the pace of answers.
 */
class CacheAndPaceMetricsTest {
  private static final ChatRequest REQUEST = ChatRequest.of("fake/m", Message.user("Hi"));

  private static Llm client(Otlp otlp, FakeAnswer answer) {
    return Llm.builder()
        .environment(Map.of())
        .retry(RetryPolicy.NEVER)
        .provider(FakeProvider.builder().answer(answer).build())
        .cache(ResponseCache.inMemory())
        .tap(OpenTelemetryTap.of(otlp.sdk))
        .build();
  }

  @Test
  void an_answer_from_the_cache_is_counted_and_is_in_no_other_metric() {
    try (var otlp = new Otlp()) {
      try (var llm = client(otlp, FakeAnswer.builder().say("one two").usage(3, 4).build())) {
        assertThat(llm.stream(REQUEST).response().cached()).isFalse();
        assertThat(llm.stream(REQUEST).response().cached()).isTrue();
        assertThat(llm.stream(REQUEST).response().cached()).isTrue();
      }
      otlp.flush();

      assertThat(otlp.metrics()).allSatisfy(Conventions.read()::checkMetric);
      var hits = metric(otlp, "sage.client.cache_hits");
      assertThat(hits.path("unit").asString()).isEqualTo("{call}");
      assertThat(hits.path("sum").path("isMonotonic").asBoolean()).isTrue();
      assertThat(hits.path("sum").path("dataPoints").path(0).path("asInt").asLong()).isEqualTo(2);
      assertThat(histogram(otlp, "gen_ai.client.operation.duration").path("count").asLong())
          .isEqualTo(1);
    }
  }

  @Test
  void the_pace_is_of_the_tokens_after_the_first() {
    Duration between = Duration.ofMillis(40);
    try (var otlp = new Otlp()) {
      double seconds;
      try (var llm =
          client(
              otlp,
              FakeAnswer.builder()
                  .say("a")
                  .pause(between)
                  .say("b")
                  .pause(between)
                  .say("c")
                  .usage(3, 11)
                  .build())) {
        var timings = llm.stream(REQUEST).response().timings();
        seconds = (timings.lastToken() - timings.firstToken()) / 1e9;
      }
      otlp.flush();

      var rate = histogram(otlp, "sage.client.output_rate");
      assertThat(rate.path("count").asLong()).isEqualTo(1);
      assertThat(rate.path("sum").asDouble()).isCloseTo(10 / seconds, within(1e-6));
      assertThat(metric(otlp, "sage.client.output_rate").path("unit").asString())
          .isEqualTo("{token}/s");
    }
  }

  private static JsonNode histogram(Otlp otlp, String name) {
    return metric(otlp, name).path("histogram").path("dataPoints").path(0);
  }

  private static JsonNode metric(Otlp otlp, String name) {
    return otlp.metrics().stream()
        .filter(metric -> metric.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
