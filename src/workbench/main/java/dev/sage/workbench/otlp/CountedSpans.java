package dev.sage.workbench.otlp;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;

/** Counts spans as they are delivered. Thread-safe. */
record CountedSpans(SpanExporter exporter, ExportTally tally, SdkDrops drops)
    implements SpanExporter {

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    int count = spans.size();
    tally.dropped(drops.count());
    var result = exporter.export(spans);
    return result.whenComplete(
        () -> {
          if (result.isSuccess()) {
            tally.delivered(count);
          } else {
            tally.lost(count);
          }
        });
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }
}
