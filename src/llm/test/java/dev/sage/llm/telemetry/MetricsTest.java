package dev.sage.llm.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.Message;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.llm.cost.Prices;
import dev.sage.llm.provider.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Figures of calls, computed by hand. */
class MetricsTest {

  private static final long MS = 1_000_000;

  private final Metrics metrics = new Metrics();

  private static CallStart start(String model) {
    return new CallStart(
        "id",
        "p",
        model,
        "openai-chat",
        null,
        ChatRequest.of("p/" + model, Message.user("Hi")),
        true,
        Instant.EPOCH,
        1000 * MS,
        null);
  }

  /** First token after 100 ms, last after 500, sent 40 ms after the wish. */
  private static CallRecord record(String model, @Nullable LlmError error) {
    return new CallRecord(
        start(model),
        model,
        "r",
        1040 * MS,
        List.of(),
        error == null ? FinishReason.STOP : null,
        null,
        new Usage(30L, 20L, null, 11L, 3L, null),
        new Timings(10 * MS, 50 * MS, 60 * MS, 100 * MS, 200 * MS, 500 * MS, 520 * MS),
        ChunkGaps.of(3, 300 * MS, new long[] {10 * MS, 20 * MS, 300 * MS}, new long[] {300 * MS}),
        error,
        false);
  }

  private static double value(OptionalDouble percentile) {
    return percentile.orElseThrow();
  }

  @Test
  void a_record_knows_its_queue_time_and_speed() {
    var record = record("m", null);

    assertThat(record.queueNanos()).isEqualTo(40 * MS);
    assertThat(record.tpot()).hasValue(40.0 * MS); // 400 ms for the ten tokens after the first
    assertThat(record.tokensPerSecond()).hasValue(25.0);
  }

  @Test
  void counts_every_call_and_measures_the_completed_ones() {
    metrics.onEnd(record("m", null));
    metrics.onEnd(record("m", LlmError.of(LlmError.Kind.OVERLOADED, "p", "m", "Busy.")));
    metrics.onEnd(record("m", LlmError.of(LlmError.Kind.CANCELLED, "p", "m", "Enough.")));
    metrics.onRetry(
        start("m"),
        new AttemptRecord(
            1, "p", "m", 0, 503, null, Map.of(), null, AttemptRecord.Phases.NONE, null, null));

    var model = metrics.snapshot().getFirst();
    assertThat(List.of(model.completed(), model.failed(), model.cancelled(), model.retries()))
        .containsExactly(1L, 1L, 1L, 1L);
    assertThat(model.errors())
        .isEqualTo(Map.of(LlmError.Kind.OVERLOADED, 1L, LlmError.Kind.CANCELLED, 1L));
    assertThat(model.tokens()).isEqualTo(new ModelMetrics.Tokens(90, 60, 0, 33, 9));
    assertThat(model.ttft().count()).isEqualTo(1);
    assertThat(value(model.ttfb().p50())).isEqualTo(50 * MS);
    assertThat(value(model.ttft().p50())).isEqualTo(100 * MS);
    assertThat(value(model.ttfo().p50())).isEqualTo(200 * MS);
    assertThat(value(model.e2e().p50())).isEqualTo(520 * MS);
    assertThat(value(model.queue().p50())).isEqualTo(40 * MS);
    assertThat(value(model.tpot().p50())).isEqualTo(40 * MS);
    assertThat(model.gap().count()).isEqualTo(3);
    assertThat(model.stalls()).isEqualTo(1);
  }

  @Test
  void costs_are_summed_by_the_prices_given_and_what_has_none_is_counted(@TempDir Path folder)
      throws IOException {
    var file =
        Files.writeString(
            folder.resolve("prices.json"),
            """
            {"date": "2026-11-25", "currency": "USD", "per": 1000000,
             "providers": {"p": {"source": "https://example.com/a", "read": "2026-11-01",
               "models": {"m": {"input": 1, "cacheRead": 0.1, "output": 2}}}}}
            """);
    var priced = new Metrics(Prices.read(file));
    priced.onEnd(record("m", null));
    priced.onEnd(record("m", LlmError.of(LlmError.Kind.OVERLOADED, "p", "m", "Busy.")));
    priced.onEnd(record("unheard-of", null));
    metrics.onEnd(record("m", null));

    // 10 of input, 20 from the cache, 11 of output: 10 + 2 + 22 millionths, twice.
    var cost = priced.snapshot().getFirst().cost();
    assertThat(cost.dollars()).isEqualByComparingTo("0.000068");
    assertThat(List.of(cost.known(), cost.unknown())).containsExactly(2L, 0L);
    var unheard = priced.snapshot().getLast().cost();
    assertThat(unheard.dollars()).isZero();
    assertThat(List.of(unheard.known(), unheard.unknown())).containsExactly(0L, 1L);
    assertThat(metrics.snapshot().getFirst().cost().known()).isZero();
  }

  @Test
  void rates_are_of_what_ended_by_itself_and_of_the_input() {
    metrics.onEnd(record("m", null));
    metrics.onEnd(record("m", LlmError.of(LlmError.Kind.OVERLOADED, "p", "m", "Busy.")));
    metrics.onEnd(record("m", LlmError.of(LlmError.Kind.CANCELLED, "p", "m", "Enough.")));
    metrics.onRetry(
        start("n"),
        new AttemptRecord(
            1, "p", "n", 0, 503, null, Map.of(), null, AttemptRecord.Phases.NONE, null, null));

    var model = metrics.snapshot().getFirst();
    assertThat(value(model.errorRate())).isEqualTo(0.5);
    assertThat(value(model.cacheRate())).isCloseTo(2.0 / 3, within(1e-9));
    var nothing = metrics.snapshot().getLast();
    assertThat(nothing.errorRate()).isEmpty();
    assertThat(nothing.cacheRate()).isEmpty();
  }

  @Test
  void models_are_told_apart_up_to_a_bound() {
    for (int i = 0; i < Metrics.MODELS + 5; i++) {
      metrics.onEnd(record("m" + i, null));
    }

    assertThat(metrics.snapshot()).hasSize(Metrics.MODELS + 1);
    assertThat(metrics.snapshot())
        .filteredOn(model -> model.model().equals("other"))
        .extracting(ModelMetrics::completed)
        .containsExactly(5L);
  }

  @Test
  void beyond_the_bound_a_distribution_is_a_sample_and_says_so() {
    var samples = new Samples(Metrics.SAMPLES);
    LongStream.rangeClosed(1, 100_000).forEach(samples::add);
    var spread = Distribution.of(samples);

    assertThat(spread.count()).isEqualTo(100_000);
    assertThat(spread.exact()).isFalse();
    assertThat(samples.sorted()).hasSize(Metrics.SAMPLES);
    assertThat(value(spread.p50())).isCloseTo(50_000, within(3_000.0));
  }

  static Stream<Arguments> percentiles() throws IOException {
    try (var in =
        Objects.requireNonNull(MetricsTest.class.getResourceAsStream("percentiles.json"))) {
      var bytes = in.readAllBytes();
      return Objects.requireNonNull(Json.tree(bytes, 0, bytes.length))
          .valueStream()
          .map(row -> Arguments.of(row.path("name").asString(), row));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("percentiles")
  void percentiles_are_interpolated_and_hidden_where_there_are_too_few(String name, JsonNode row) {
    var samples = new Samples(Metrics.SAMPLES);
    LongStream.rangeClosed(1, row.path("range").asInt(0)).forEach(samples::add);
    row.path("values").forEach(value -> samples.add(value.asLong()));
    var spread = Distribution.of(samples);

    assertThat(spread.count()).as(name).isEqualTo(row.path("count").asLong());
    assertThat(spread.exact()).isTrue();
    check(spread.min(), row, "min");
    check(spread.p50(), row, "p50");
    check(spread.p90(), row, "p90");
    check(spread.p95(), row, "p95");
    check(spread.p99(), row, "p99");
    check(spread.p999(), row, "p999");
    check(spread.max(), row, "max");
  }

  private static void check(OptionalDouble actual, JsonNode row, String field) {
    if (row.has(field)) {
      assertThat(value(actual)).as(field).isCloseTo(row.path(field).asDouble(), within(1e-9));
    } else {
      assertThat(actual).as(field).isEmpty();
    }
  }
}
