/**
 * Calls as OpenTelemetry spans, metrics and events, by the GenAI semantic conventions 1.41. Needs
 * {@code io.opentelemetry:opentelemetry-api}, which is optional: nothing outside this package loads
 * it.
 */
package dev.sage.llm.telemetry.otel;
