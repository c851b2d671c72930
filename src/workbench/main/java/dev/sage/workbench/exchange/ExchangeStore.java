package dev.sage.workbench.exchange;

import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.llm.provider.Headers;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.TappedFrame;
import dev.sage.workbench.Ids;
import dev.sage.workbench.Printable;
import dev.sage.workbench.exchange.ImportReport.ImportedCall;
import dev.sage.workbench.store.FrameGaps;
import dev.sage.workbench.store.ImportMark;
import dev.sage.workbench.store.Store;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stores what files say of calls, by the way that captured calls take: decoded by the library's own
 * decoders, redacted by the store. Thread-safe.
 */
final class ExchangeStore {

  /** A call from a file begins at 0: its times count from the request sent. */
  private static final long ZERO = 0;

  private final Store store;
  private final String file;

  ExchangeStore(Store store, String file) {
    this.store = store;
    this.file = file;
  }

  boolean has(String id) {
    return store.call(id).isPresent();
  }

  /** Waits until what was given to the store is seen by those who ask it. */
  void catchUp() {
    try {
      store.flush();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  ImportedCall add(Exchange exchange, String guessed) {
    var frames = DecodedFrames.of(exchange);
    var cutter = frames.cutter();
    var request = WireRequest.tree(exchange.request());
    String provider =
        exchange.provider() == null
            ? ProviderNames.of(exchange.url(), exchange.api())
            : Printable.of(exchange.provider());
    String asked = exchange.model();
    String model = Printable.of(asked == null ? named(cutter.model()) : asked);
    var start =
        new CallStart(
            Ids.next(),
            provider,
            model,
            exchange.api(),
            uri(exchange.url()),
            WireRequest.read(request, exchange.api(), provider + "/" + model),
            exchange.streaming(),
            exchange.startedAt(),
            ZERO,
            null);
    store.mark(start.requestId(), new ImportMark(file, exchange.timed(), frames.originalLengths()));
    var tap = store.tap().open(start);
    var attempt = attempt(exchange, provider, model, cutter.error());
    tap.attempt(attempt);
    frames.list().forEach(tap::frame);
    tap.end(record(start, exchange, frames, attempt));
    return new ImportedCall(
        start.requestId(),
        provider + "/" + model,
        exchange.api(),
        guessed,
        frames.list().size(),
        exchange.timed());
  }

  /** A call as a trace tells it: when its frames arrived, nobody knows. */
  ImportedCall add(OtlpCall call) {
    var start = call.start();
    store.mark(start.requestId(), new ImportMark(file, true, Map.of()));
    var tap = store.tap().open(start);
    if (call.answer() != null) {
      tap.frame(call.answer());
    }
    tap.end(call.record());
    call.tags().forEach((name, value) -> store.tag(start.requestId(), name, value));
    return new ImportedCall(
        start.requestId(),
        start.provider() + "/" + start.model(),
        start.wireFormat(),
        "",
        call.answer() == null ? 0 : 1,
        true);
  }

  private static String named(@Nullable String model) {
    return model == null || model.isBlank() ? ProviderNames.UNKNOWN : model;
  }

  private static @Nullable URI uri(@Nullable String url) {
    try {
      return url == null ? null : URI.create(url);
    } catch (IllegalArgumentException strange) {
      return null;
    }
  }

  private static AttemptRecord attempt(
      Exchange exchange, String provider, String model, @Nullable LlmError error) {
    var headers = Headers.safe(exchange.headers());
    return new AttemptRecord(
        1,
        provider,
        model,
        ZERO,
        exchange.status(),
        null,
        headers,
        Headers.requestId(headers),
        exchange.phases(),
        error == null ? null : error.withOrigin(provider, model),
        null);
  }

  private static CallRecord record(
      CallStart start, Exchange exchange, DecodedFrames frames, AttemptRecord attempt) {
    var cutter = frames.cutter();
    var finish = cutter.finish();
    long[] tokens =
        exchange.timed()
            ? frames.list().stream()
                .filter(DecodedFrames::bearsContent)
                .mapToLong(TappedFrame::nanos)
                .toArray()
            : new long[0];
    return new CallRecord(
        start,
        cutter.model(),
        cutter.responseId(),
        ZERO,
        List.of(attempt),
        finish.map(StreamEvent.End::finishReason).orElse(null),
        finish.map(StreamEvent.End::rawFinishReason).orElse(null),
        cutter.usage(),
        timings(exchange, frames, tokens),
        FrameGaps.of(tokens),
        attempt.error(),
        false);
  }

  /** Nothing is made up: what the file does not say stays unknown. */
  private static Timings timings(Exchange exchange, DecodedFrames frames, long[] tokens) {
    long firstByte = exchange.firstByteNanos();
    if (!exchange.timed()) {
      return new Timings(
          exchange.phases().headers(),
          firstByte,
          Timings.UNKNOWN,
          Timings.UNKNOWN,
          Timings.UNKNOWN,
          Timings.UNKNOWN,
          exchange.endNanos());
    }
    long first = frames.list().isEmpty() ? Timings.UNKNOWN : frames.list().getFirst().nanos();
    long last = frames.list().isEmpty() ? Timings.UNKNOWN : frames.list().getLast().nanos();
    long text =
        frames.list().stream()
            .filter(frame -> frame.events().stream().anyMatch(StreamEvent.Text.class::isInstance))
            .mapToLong(TappedFrame::nanos)
            .findFirst()
            .orElse(Timings.UNKNOWN);
    return new Timings(
        exchange.phases().headers(),
        firstByte >= 0 ? firstByte : first,
        first,
        tokens.length == 0 ? Timings.UNKNOWN : tokens[0],
        text,
        tokens.length == 0 ? Timings.UNKNOWN : tokens[tokens.length - 1],
        exchange.endNanos() >= 0 ? exchange.endNanos() : last);
  }
}
