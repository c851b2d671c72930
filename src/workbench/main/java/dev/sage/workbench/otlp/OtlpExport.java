package dev.sage.workbench.otlp;

import dev.sage.llm.config.CollectorSettings;
import dev.sage.llm.cost.Prices;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.telemetry.StreamTap;
import dev.sage.llm.telemetry.otel.ContentCapture;
import dev.sage.llm.telemetry.otel.OpenTelemetryTap;
import dev.sage.workbench.OnDemandJars;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.InternalTelemetryVersion;
import io.opentelemetry.sdk.common.export.ProxyOptions;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * One collector and the SDK that sends to it. A call costs it no time: spans wait in a queue that
 * has an end, and another thread sends them. Thread-safe.
 */
final class OtlpExport implements AutoCloseable {

  /** Kept, for its level would go with it. It writes to the terminal, and answers as they are. */
  private static final Logger SDK_LOG = Logger.getLogger("io.opentelemetry");

  static {
    OnDemandJars.read();
    SDK_LOG.setLevel(Level.OFF);
  }

  private final CollectorRoute route;
  private final CollectorSettings settings;
  private final CollectorHeaders headers;
  private final OtlpPace pace;
  private final ExportTally tally;
  private final SdkDrops drops = new SdkDrops();
  private final SdkMeterProvider own =
      SdkMeterProvider.builder().registerMetricReader(drops).build();
  private final OpenTelemetrySdk sdk;
  private final StreamTap tap;

  /**
   * @param headers what each request carries, asked on the thread that sends it
   * @param policy of what is exported, asked for each text
   * @param prices what calls cost by
   * @param notices told of trouble, each kind once
   * @param requested told of each request
   */
  OtlpExport(
      CollectorRoute route,
      CollectorHeaders headers,
      OtlpPace pace,
      Redactor redactor,
      Supplier<RedactionPolicy> policy,
      Prices prices,
      Consumer<String> notices,
      Runnable requested) {
    this.route = route;
    this.settings = route.settings();
    this.headers = headers;
    this.pace = pace;
    this.tally = new ExportTally(OtlpDesk.host(settings.endpoint()), redactor, notices);
    this.sdk = sdk(new WatchedSenders(tally, requested));
    this.tap =
        OpenTelemetryTap.of(sdk)
            .withContent(
                settings.contents() ? ContentCapture.SPAN_ONLY : ContentCapture.NO_CONTENT,
                redactor)
            .withRedaction(redactor, policy)
            .withPrices(prices);
  }

  private OpenTelemetrySdk sdk(WatchedSenders senders) {
    var connections = route.connections();
    var retry = RetryPolicy.builder().setInitialBackoff(pace.backoff()).build();
    var spans = OtlpHttpSpanExporter.builder().setEndpoint(address("traces"));
    var metrics = OtlpHttpMetricExporter.builder().setEndpoint(address("metrics"));
    both(headers, spans::setHeaders, metrics::setHeaders);
    both(pace.request(), spans::setTimeout, metrics::setTimeout);
    both(pace.request(), spans::setConnectTimeout, metrics::setConnectTimeout);
    both("gzip", spans::setCompression, metrics::setCompression);
    both(retry, spans::setRetryPolicy, metrics::setRetryPolicy);
    both(own, spans::setMeterProvider, metrics::setMeterProvider);
    both(
        InternalTelemetryVersion.LATEST,
        spans::setInternalTelemetryVersion,
        metrics::setInternalTelemetryVersion);
    both(senders, spans::setComponentLoader, metrics::setComponentLoader);
    var trust = connections.trust();
    if (trust != null) {
      var tls = tls(trust);
      spans.setSslContext(tls, trust);
      metrics.setSslContext(tls, trust);
    }
    if (connections.proxy() != null) {
      both(ProxyOptions.create(connections.proxy()), spans::setProxy, metrics::setProxyOptions);
    }
    var counted = new CountedSpans(spans.build(), tally, drops);
    var resource =
        Resource.getDefault()
            .merge(
                Resource.create(
                    Attributes.of(
                        AttributeKey.stringKey("service.name"),
                        "sage",
                        AttributeKey.stringKey("service.instance.id"),
                        UUID.randomUUID().toString())));
    return OpenTelemetrySdk.builder()
        .setTracerProvider(
            SdkTracerProvider.builder()
                .setResource(resource)
                .setIdGenerator(new CallIds())
                .addSpanProcessor(new EndedSpans(tally))
                .addSpanProcessor(
                    BatchSpanProcessor.builder(counted)
                        .setMaxQueueSize(pace.queue())
                        .setMaxExportBatchSize(pace.batch())
                        .setScheduleDelay(pace.spans())
                        .setExporterTimeout(pace.request())
                        .setMeterProvider(own)
                        .setInternalTelemetryVersion(InternalTelemetryVersion.LATEST)
                        .build())
                .build())
        .setMeterProvider(
            SdkMeterProvider.builder()
                .setResource(resource)
                .registerMetricReader(
                    PeriodicMetricReader.builder(metrics.build())
                        .setInterval(pace.metrics())
                        .build())
                .build())
        .build();
  }

  /** The two builders have the same methods, and no type in common. */
  private static <T> void both(T value, Consumer<T> spans, Consumer<T> metrics) {
    spans.accept(value);
    metrics.accept(value);
  }

  private String address(String signal) {
    var base = settings.endpoint().toString();
    return (base.endsWith("/") ? base : base + "/") + "v1/" + signal;
  }

  private static SSLContext tls(TrustManager trust) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has TLS", impossible);
    }
  }

  CollectorRoute route() {
    return route;
  }

  CollectorHeaders headers() {
    return headers;
  }

  /** What a client is given. */
  StreamTap tap() {
    return tap;
  }

  OtlpStatus status() {
    tally.dropped(drops.count());
    return tally.status(settings.contents());
  }

  /** Sends what waits, and returns when it is answered, or after the time for the end. */
  void flush() {
    CompletableResultCode.ofAll(
            List.of(
                sdk.getSdkTracerProvider().forceFlush(), sdk.getSdkMeterProvider().forceFlush()))
        .join(pace.end().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Sends what waits; the end is not waited for any longer than the pace says. */
  @Override
  public void close() {
    // The SDK's own reader of metrics would be waited for in here.
    var ending =
        Thread.ofVirtual()
            .name("otlp-end")
            .start(() -> sdk.shutdown().join(pace.end().toMillis(), TimeUnit.MILLISECONDS));
    try {
      ending.join(pace.end());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    tally.dropped(drops.count());
    tally.closed();
  }
}
