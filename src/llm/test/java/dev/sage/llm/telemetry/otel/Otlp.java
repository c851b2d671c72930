package dev.sage.llm.telemetry.otel;

import dev.sage.llm.provider.json.Json;
import io.opentelemetry.exporter.internal.marshal.Marshaler;
import io.opentelemetry.exporter.internal.otlp.logs.LogsRequestMarshaler;
import io.opentelemetry.exporter.internal.otlp.metrics.MetricsRequestMarshaler;
import io.opentelemetry.exporter.internal.otlp.traces.TraceRequestMarshaler;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** An OpenTelemetry SDK as a program has it, whose output is kept as OTLP in JSON. */
final class Otlp implements AutoCloseable {

  private final ConcurrentLinkedQueue<JsonNode> traces = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<JsonNode> metrics = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<JsonNode> logs = new ConcurrentLinkedQueue<>();

  /** What else happens when spans are exported. */
  private final Runnable onExport;

  final OpenTelemetrySdk sdk;

  Otlp() {
    this(() -> {});
  }

  Otlp(Runnable onExport) {
    this.onExport = onExport;
    sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .addSpanProcessor(BatchSpanProcessor.builder(new Spans()).build())
                    .build())
            .setLoggerProvider(
                SdkLoggerProvider.builder()
                    .addLogRecordProcessor(BatchLogRecordProcessor.builder(new Logs()).build())
                    .build())
            .setMeterProvider(
                SdkMeterProvider.builder()
                    .registerMetricReader(PeriodicMetricReader.create(new Metrics()))
                    .build())
            .build();
  }

  void flush() {
    sdk.getSdkTracerProvider().forceFlush().join(60, TimeUnit.SECONDS);
    sdk.getSdkLoggerProvider().forceFlush().join(60, TimeUnit.SECONDS);
    sdk.getSdkMeterProvider().forceFlush().join(60, TimeUnit.SECONDS);
  }

  List<JsonNode> spans() {
    return inner(traces, "resourceSpans", "scopeSpans", "spans");
  }

  List<JsonNode> logRecords() {
    return inner(logs, "resourceLogs", "scopeLogs", "logRecords");
  }

  List<JsonNode> metrics() {
    return inner(metrics, "resourceMetrics", "scopeMetrics", "metrics");
  }

  /** The scopes of all three. */
  List<JsonNode> scopes() {
    var all = new ArrayList<JsonNode>();
    traces.forEach(root -> all.addAll(children(List.of(root), "resourceSpans", "scopeSpans")));
    logs.forEach(root -> all.addAll(children(List.of(root), "resourceLogs", "scopeLogs")));
    metrics.forEach(root -> all.addAll(children(List.of(root), "resourceMetrics", "scopeMetrics")));
    return all;
  }

  private static List<JsonNode> inner(Collection<JsonNode> roots, String... path) {
    return children(roots, path);
  }

  private static List<JsonNode> children(Collection<JsonNode> roots, String... path) {
    var level = new ArrayList<>(roots);
    for (var name : path) {
      var next = new ArrayList<JsonNode>();
      level.forEach(node -> node.path(name).forEach(next::add));
      level.clear();
      level.addAll(next);
    }
    return level;
  }

  private static JsonNode json(Marshaler marshaler) {
    var out = new ByteArrayOutputStream();
    try {
      marshaler.writeJsonTo(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    var bytes = out.toByteArray();
    return Objects.requireNonNull(Json.tree(bytes, 0, bytes.length));
  }

  @Override
  public void close() {
    sdk.close();
  }

  private final class Spans implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      onExport.run();
      traces.add(json(TraceRequestMarshaler.create(spans)));
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

  private final class Logs implements LogRecordExporter {
    @Override
    public CompletableResultCode export(Collection<LogRecordData> records) {
      logs.add(json(LogsRequestMarshaler.create(records)));
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

  private final class Metrics implements MetricExporter {
    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
      return AggregationTemporality.CUMULATIVE;
    }

    @Override
    public CompletableResultCode export(Collection<MetricData> data) {
      metrics.add(json(MetricsRequestMarshaler.create(data)));
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
