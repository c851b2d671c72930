package dev.sage.llm.call;

import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.Exchange;
import dev.sage.llm.provider.RateLimitHeaders;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What taps and log are told of one call: each attempt, and the end. Not thread-safe. */
final class CallReport {

  private final CallStart start;
  private final CallTaps taps;
  private final List<AttemptRecord> attempts = new ArrayList<>(1);

  // Of the attempt that is being made:
  private CallSetup setup;
  private int number;
  private long started;
  private boolean headersTold;

  CallReport(CallSetup setup) {
    this.setup = setup;
    var request = setup.request();
    var provider = setup.provider();
    this.start =
        new CallStart(
            setup.requestId(),
            provider.name(),
            request.modelName(),
            provider.wireFormat(),
            RequestCheck.withoutQuery(provider.url(request, setup.streaming())),
            RequestCheck.withoutSecretHeaders(request),
            setup.streaming(),
            Instant.now(),
            System.nanoTime(),
            setup.parentId());
    this.taps = CallTaps.open(setup.taps(), start);
  }

  CallTaps taps() {
    return taps;
  }

  /** An attempt begins. */
  void begin(CallSetup newSetup, int newNumber, long nanos) {
    setup = newSetup;
    number = newNumber;
    started = nanos;
    headersTold = false;
    LogContext.answered(null);
    if (CallLog.on()) {
      if (number == 1) {
        CallLog.started(start);
      }
      CallLog.attempt(number);
    }
  }

  /** Its response headers are there. */
  void headers(Exchange exchange) {
    headersTold = true;
    LogContext.answered(RateLimitHeaders.requestId(exchange.headers()));
    if (exchange.status() != null && !taps.isEmpty()) {
      var record = record(exchange, null, null);
      taps.each(tap -> tap.attempt(record));
    }
  }

  /** It is over; with a delay where another follows. */
  void attemptEnded(Exchange exchange, @Nullable LlmError error, @Nullable Duration delay) {
    var record = record(exchange, error, delay);
    attempts.add(record);
    if (CallLog.on()) {
      CallLog.attemptEnded(record);
      if (error != null && delay != null) {
        CallLog.retry(number, delay, error);
      }
    }
    if (!headersTold) {
      headersTold = true;
      taps.each(tap -> tap.attempt(record));
    }
    if (error != null) {
      taps.each(tap -> tap.attemptFailed(record));
    }
  }

  /** The call is over. */
  void ended(StreamEvent terminal, Usage usage, long sentNanos, AttemptEvents events) {
    if (taps.isEmpty() && !CallLog.on()) {
      return;
    }
    var end = terminal instanceof StreamEvent.End value ? value : null;
    var failure = terminal instanceof StreamEvent.Failure value ? value : null;
    var record =
        new CallRecord(
            start,
            events.model(),
            events.responseId(),
            sentNanos,
            attempts,
            end == null ? null : end.finishReason(),
            end == null ? null : end.rawFinishReason(),
            usage,
            end != null ? end.timings() : failure == null ? Timings.NONE : failure.timings(),
            events.gaps(),
            failure == null ? null : failure.error(),
            events.cached());
    if (CallLog.on()) {
      CallLog.ended(record);
    }
    taps.each(tap -> tap.end(record));
  }

  private AttemptRecord record(
      Exchange exchange, @Nullable LlmError error, @Nullable Duration delay) {
    return new AttemptRecord(
        number,
        setup.provider().name(),
        setup.request().modelName(),
        started,
        exchange.status(),
        exchange.httpVersion(),
        exchange.headers(),
        RateLimitHeaders.requestId(exchange.headers()),
        exchange.phases(),
        error,
        delay);
  }
}
