package dev.sage.workbench.otlp;

import dev.sage.llm.telemetry.otel.OpenTelemetryTap;
import io.opentelemetry.sdk.trace.IdGenerator;

/**
 * Ids of traces and spans that follow from the id of the call, so that a span in a backend, the
 * call in the store and a trace that is written later name the same thing; other spans have random
 * ones. Stateless, thread-safe.
 */
final class CallIds implements IdGenerator {

  private final IdGenerator others = IdGenerator.random();

  @Override
  public String generateTraceId() {
    return OpenTelemetryTap.callBeginning()
        .map(call -> SpanDocument.Ids.of(call).trace())
        .orElseGet(others::generateTraceId);
  }

  @Override
  public String generateSpanId() {
    return OpenTelemetryTap.callBeginning()
        .map(call -> SpanDocument.Ids.of(call).span())
        .orElseGet(others::generateSpanId);
  }
}
