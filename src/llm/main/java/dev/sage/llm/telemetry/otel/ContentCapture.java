package dev.sage.llm.telemetry.otel;

/**
 * Where prompts and answers are written, with their secrets taken out. The names are those that
 * OpenTelemetry's own instrumentations take in {@code
 * OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT}.
 */
public enum ContentCapture {
  /** Nowhere; the default. */
  NO_CONTENT,
  /** As attributes of spans. */
  SPAN_ONLY,
  /** As attributes of the event {@code gen_ai.client.inference.operation.details}. */
  EVENT_ONLY,
  /** As both. */
  SPAN_AND_EVENT;

  boolean onSpans() {
    return this == SPAN_ONLY || this == SPAN_AND_EVENT;
  }

  boolean onEvents() {
    return this == EVENT_ONLY || this == SPAN_AND_EVENT;
  }

  boolean any() {
    return this != NO_CONTENT;
  }
}
