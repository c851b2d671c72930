package dev.sage.workbench.otlp;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/** Counts spans as they end, before the queue takes them or not. Thread-safe. */
record EndedSpans(ExportTally tally) implements SpanProcessor {

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {}

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    tally.ended();
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }
}
