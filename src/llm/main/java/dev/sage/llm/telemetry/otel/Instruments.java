package dev.sage.llm.telemetry.otel;

import dev.sage.llm.telemetry.CallRecord;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The four histograms of a client. Thread-safe. */
final class Instruments {

  /** 10 ms, doubled up to 81.92 s. */
  private static final List<Double> SECONDS =
      Stream.iterate(0.01, bound -> bound < 100, bound -> bound * 2)
          .map(bound -> Math.round(bound * 100) / 100.0)
          .toList();

  /** 1, times 4, up to 67,108,864. */
  private static final List<Long> TOKENS =
      LongStream.iterate(1, bound -> bound <= 67_108_864, bound -> bound * 4).boxed().toList();

  private final DoubleHistogram duration;
  private final DoubleHistogram firstChunk;
  private final DoubleHistogram perChunk;
  private final LongHistogram tokens;

  Instruments(Meter meter) {
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
    if (call.cached()) {
      return;
    }
    var common = CallAttributes.common(call.start());
    if (call.answeredModel() != null) {
      common.put(GenAi.RESPONSE_MODEL, call.answeredModel());
    }
    var all = outgoing.attributes(common.build());
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

  private void tokens(@Nullable Long count, String type, Attributes all, Context context) {
    if (count != null) {
      tokens.record(count, all.toBuilder().put(GenAi.TOKEN_TYPE, type).build(), context);
    }
  }
}
