package dev.sage.llm.telemetry.otel;

import dev.sage.llm.cost.Prices;
import dev.sage.llm.telemetry.CallRecord;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The four histograms of the conventions, and what they have no name for: cost, answers of an own
 * cache, retries and the pace of answers. Thread-safe.
 */
final class Instruments {

  /** 10 ms, doubled up to 81.92 s. */
  private static final List<Double> SECONDS =
      Stream.iterate(0.01, bound -> bound < 100, bound -> bound * 2)
          .map(bound -> Math.round(bound * 100) / 100.0)
          .toList();

  /** 1, times 4, up to 67,108,864. */
  private static final List<Long> TOKENS =
      LongStream.iterate(1, bound -> bound <= 67_108_864, bound -> bound * 4).boxed().toList();

  private static final List<Double> RATE =
      List.of(1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0);

  private final Meter meter;
  private final Prices prices;
  private final DoubleHistogram duration;
  private final DoubleHistogram firstChunk;
  private final DoubleHistogram perChunk;
  private final LongHistogram tokens;
  private final DoubleCounter cost;
  private final LongCounter cacheHits;
  private final LongCounter retries;
  private final DoubleHistogram outputRate;

  /**
   * @param prices what calls cost by; where none is known nothing is counted
   */
  Instruments(Meter meter, Prices prices) {
    this.meter = meter;
    this.prices = prices;
    duration = seconds(meter, "gen_ai.client.operation.duration", "GenAI operation duration.");
    firstChunk =
        seconds(meter, "gen_ai.client.operation.time_to_first_chunk", "Time to the first chunk.");
    perChunk =
        seconds(
            meter,
            "gen_ai.client.operation.time_per_output_chunk",
            "Time from one chunk with content to the next.");
    tokens =
        meter
            .histogramBuilder("gen_ai.client.token.usage")
            .ofLongs()
            .setDescription("Number of input and output tokens used.")
            .setUnit("{token}")
            .setExplicitBucketBoundariesAdvice(TOKENS)
            .build();
    cost =
        meter
            .counterBuilder("sage.client.cost")
            .ofDoubles()
            .setDescription("What calls cost by list prices, of calls whose price is known.")
            .setUnit("{USD}")
            .build();
    cacheHits =
        meter
            .counterBuilder("sage.client.cache_hits")
            .setDescription("Calls that a cache of the program answered.")
            .setUnit("{call}")
            .build();
    retries =
        meter
            .counterBuilder("sage.client.retries")
            .setDescription("Attempts that failed and were followed by another.")
            .setUnit("{attempt}")
            .build();
    outputRate =
        meter
            .histogramBuilder("sage.client.output_rate")
            .setDescription("Output tokens a second after the first, of answers that are complete.")
            .setUnit("{token}/s")
            .setExplicitBucketBoundariesAdvice(RATE)
            .build();
  }

  /** The same instruments, and what calls cost by these prices. */
  Instruments with(Prices others) {
    return new Instruments(meter, others);
  }

  private static DoubleHistogram seconds(Meter meter, String name, String description) {
    return meter
        .histogramBuilder(name)
        .setDescription(description)
        .setUnit("s")
        .setExplicitBucketBoundariesAdvice(SECONDS)
        .build();
  }

  /** A call is over; one that a cache of the program answered asked no model. */
  void record(CallRecord call, Context context, Outgoing outgoing) {
    var common = CallAttributes.common(call.start());
    if (call.answeredModel() != null) {
      common.put(GenAi.RESPONSE_MODEL, call.answeredModel());
    }
    var all = outgoing.attributes(common.build());
    if (call.cached()) {
      cacheHits.add(1, all, context);
      return;
    }
    own(call, all, context);
    var error = call.error();
    duration.record(
        (call.queueNanos() + Math.max(0, call.timings().end())) / 1e9,
        error == null
            ? all
            : all.toBuilder().put(GenAi.ERROR_TYPE, CallAttributes.errorType(error)).build(),
        context);
    tokens(call.usage().input(), "input", all, context);
    tokens(call.usage().output(), "output", all, context);
    if (call.start().streaming()) {
      CallAttributes.firstChunk(call.timings())
          .ifPresent(nanos -> firstChunk.record(nanos / 1e9, all, context));
      for (long gap : call.gaps().nanos()) {
        perChunk.record(gap / 1e9, all, context);
      }
    }
  }

  private void own(CallRecord call, Attributes all, Context context) {
    var attempts = call.attempts();
    for (int i = 0; i + 1 < attempts.size(); i++) {
      var error = attempts.get(i).error();
      retries.add(
          1,
          error == null
              ? all
              : all.toBuilder().put(GenAi.ERROR_TYPE, CallAttributes.errorType(error)).build(),
          context);
    }
    cost(call).ifPresent(dollars -> cost.add(dollars.doubleValue(), all, context));
    var rate = call.tokensPerSecond();
    if (call.error() == null && rate.isPresent() && Double.isFinite(rate.getAsDouble())) {
      outputRate.record(rate.getAsDouble(), all, context);
    }
  }

  /** After a fallback it is the price of who answered. */
  private Optional<BigDecimal> cost(CallRecord call) {
    var start = call.start();
    var attempts = call.attempts();
    boolean answered = call.error() == null && !attempts.isEmpty();
    var provider = answered ? attempts.getLast().provider() : start.provider();
    var model = answered ? attempts.getLast().model() : start.model();
    return prices.cost(provider, model, call.answeredModel(), call.usage());
  }

  private void tokens(@Nullable Long count, String type, Attributes all, Context context) {
    if (count != null) {
      tokens.record(count, all.toBuilder().put(GenAi.TOKEN_TYPE, type).build(), context);
    }
  }
}
