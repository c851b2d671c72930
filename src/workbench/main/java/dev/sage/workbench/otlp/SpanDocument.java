package dev.sage.workbench.otlp;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.TappedFrame;
import dev.sage.llm.telemetry.otel.ContentCapture;
import dev.sage.llm.telemetry.otel.OpenTelemetryTap;
import dev.sage.workbench.Json;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call as a trace in OTLP's JSON
 * (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding): the span that a collector
 * would get of it, made by the same bridge. Stateless.
 */
public final class SpanDocument {

  private SpanDocument() {}

  /** The ids of a trace and of its one span, in hexadecimal digits. */
  public record Ids(String trace, String span) {

    private static final int TRACE_DIGITS = 32;
    private static final int SPAN_DIGITS = 16;

    /**
     * Those of a call that is a trace of its own: its id, and the last half of it, which has been
     * random from the start.
     *
     * @param call its id in the store
     */
    public static Ids of(String call) {
      String own = call.replaceAll("[^0-9a-fA-F]", "").toLowerCase(Locale.ROOT);
      String digits = ("0".repeat(TRACE_DIGITS) + own).substring(own.length());
      String trace = digits.substring(0, TRACE_DIGITS);
      return new Ids(trace, trace.substring(TRACE_DIGITS - SPAN_DIGITS));
    }
  }

  /**
   * The document.
   *
   * @param answer what was said; null where nothing was
   * @param redactor what names, messages and contents pass, as {@code policy} says
   */
  public static ObjectNode of(
      CallStart start,
      @Nullable TappedFrame answer,
      CallRecord record,
      Ids ids,
      Redactor redactor,
      RedactionPolicy policy) {
    var kept = new Kept();
    try (var sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .setResource(
                        Resource.create(
                            Attributes.of(AttributeKey.stringKey("service.name"), "sage")))
                    .setIdGenerator(new Given(ids))
                    .addSpanProcessor(SimpleSpanProcessor.create(kept))
                    .build())
            .build()) {
      var span =
          OpenTelemetryTap.of(sdk)
              .withContent(ContentCapture.SPAN_ONLY, redactor)
              .withRedaction(redactor, () -> policy)
              .open(start);
      if (answer != null) {
        span.frame(answer);
      }
      span.end(record);
    }
    return document(kept.spans.getFirst());
  }

  private static ObjectNode document(SpanData span) {
    var document = Json.object();
    var resource = document.putArray("resourceSpans").addObject();
    attributes(
        resource.putObject("resource").putArray("attributes"), span.getResource().getAttributes());
    var scope = resource.putArray("scopeSpans").addObject();
    scope.putObject("scope").put("name", span.getInstrumentationScopeInfo().getName());
    span(scope.putArray("spans").addObject(), span);
    scope.put("schemaUrl", span.getInstrumentationScopeInfo().getSchemaUrl());
    return document;
  }

  private static void span(ObjectNode json, SpanData span) {
    json.put("traceId", span.getTraceId())
        .put("spanId", span.getSpanId())
        .put("name", span.getName())
        .put("kind", kind(span.getKind()))
        .put("startTimeUnixNano", Long.toString(span.getStartEpochNanos()))
        .put("endTimeUnixNano", Long.toString(span.getEndEpochNanos()));
    attributes(json.putArray("attributes"), span.getAttributes());
    if (!span.getEvents().isEmpty()) {
      events(json.putArray("events"), span.getEvents());
    }
    var status = json.putObject("status");
    switch (span.getStatus().getStatusCode()) {
      case OK -> status.put("code", 1);
      case ERROR -> status.put("code", 2).put("message", span.getStatus().getDescription());
      case UNSET -> {}
    }
  }

  private static void events(ArrayNode list, List<EventData> events) {
    for (EventData event : events) {
      var json = list.addObject();
      json.put("timeUnixNano", Long.toString(event.getEpochNanos())).put("name", event.getName());
      attributes(json.putArray("attributes"), event.getAttributes());
    }
  }

  /** By the protocol's numbers. */
  private static int kind(SpanKind kind) {
    return switch (kind) {
      case INTERNAL -> 1;
      case SERVER -> 2;
      case CLIENT -> 3;
      case PRODUCER -> 4;
      case CONSUMER -> 5;
    };
  }

  private static void attributes(ArrayNode list, Attributes attributes) {
    attributes.forEach(
        (key, value) -> {
          var json = list.addObject().put("key", key.getKey());
          value(json.putObject("value"), value);
        });
  }

  /** 64-bit numbers are texts in JSON. */
  private static void value(ObjectNode json, Object value) {
    switch (value) {
      case Long number -> json.put("intValue", number.toString());
      case Double number -> json.put("doubleValue", number);
      case Boolean flag -> json.put("boolValue", flag);
      case List<?> values -> {
        var items = json.putObject("arrayValue").putArray("values");
        values.forEach(item -> value(items.addObject(), item));
      }
      default -> json.put("stringValue", value.toString());
    }
  }

  /** One span, and no randomness: the same call has the same ids each time. */
  private record Given(Ids ids) implements IdGenerator {
    @Override
    public String generateTraceId() {
      return ids.trace().toLowerCase(Locale.ROOT);
    }

    @Override
    public String generateSpanId() {
      return ids.span().toLowerCase(Locale.ROOT);
    }
  }

  /** Keeps what ends. */
  private static final class Kept implements SpanExporter {
    private final List<SpanData> spans = new ArrayList<>();

    @Override
    public CompletableResultCode export(Collection<SpanData> ended) {
      spans.addAll(ended);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
