package dev.sage.llm.call;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.llm.policy.RetryPolicy.Decision;
import dev.sage.llm.provider.Attempt;
import dev.sage.llm.provider.Exchange;
import dev.sage.llm.provider.RateLimitHeaders;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.transport.AttemptGuard;
import dev.sage.llm.transport.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls one call: attempt after attempt, read after read, until its terminal event. Not
 * thread-safe, but {@link #cancel} may come from any thread.
 */
final class Engine {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  /** How many refused options one call does without, each found by an attempt of its own. */
  private static final int MAX_ADAPTATIONS = 5;

  private final CallSetup setup;
  private final CallStart start;
  private final CallTaps taps;
  private final AttemptEvents events;
  private final AttemptSource source;
  private final Cancellation cancellation = new Cancellation();
  private final List<AttemptRecord> attempts = new ArrayList<>(1);

  private volatile @Nullable AttemptGuard guard;
  private @Nullable Attempt attempt;
  private int number;
  private long attemptStarted;
  private boolean headersTapped;
  private boolean over;
  private int adaptations;

  /** The wait before the next attempt, told to the caller before it begins. */
  private @Nullable Duration pendingDelay;

  Engine(CallSetup setup) {
    this.setup = setup;
    var request = setup.request();
    this.start =
        new CallStart(
            setup.requestId(),
            setup.provider().name(),
            request.modelName(),
            setup.provider().wireFormat(),
            RequestCheck.withoutQuery(setup.provider().url(request, setup.streaming())),
            RequestCheck.withoutSecretHeaders(request),
            setup.streaming(),
            Instant.now(),
            System.nanoTime(),
            setup.parentId());
    this.taps = CallTaps.open(setup.taps(), start);
    this.events = new AttemptEvents(setup, taps);
    this.source = new AttemptSource(setup);
  }

  /** The next event that is ready without waiting; null where there is none. */
  @Nullable StreamEvent poll() {
    return events.poll();
  }

  /** Whether the terminal event has been given. */
  boolean over() {
    return over;
  }

  /** Goes one step, which may give events. */
  void advance() {
    if (attempt == null && !(waitForTurn() && open())) {
      return;
    }
    var current = attempt;
    if (current == null) {
      return;
    }
    boolean more = pull(current);
    if (!headersTapped && !taps.isEmpty()) {
      tapHeaders(current.exchange());
    }
    if (events.terminal() == null && !more) {
      events.event(
          new StreamEvent.Failure(
              error(
                  LlmError.Kind.BAD_RESPONSE,
                  "The answer stopped without an end. Try again, or try another model.")));
    }
    var terminal = events.terminal();
    if (terminal != null) {
      settle(current, terminal);
    }
  }

  /** Cancels; frees the socket and the waiting thread. The first reason stays. */
  void cancel(String reason) {
    cancellation.cancel(reason);
    var current = guard;
    if (current != null) {
      current.cancel(reason);
    }
  }

  /**
   * Ends a call that nobody pulls any more; returns its terminal event, or null where it is over
   * already.
   */
  @Nullable StreamEvent abandon() {
    if (over) {
      return null;
    }
    var failure = new StreamEvent.Failure(events.complete(cancelledError()));
    var current = attempt;
    if (current != null) {
      current.close();
      endAttempt(current, failure.error(), null);
    }
    var measured = measured(failure, current);
    close(measured, current);
    return measured;
  }

  private boolean open() {
    number++;
    headersTapped = false;
    attemptStarted = System.nanoTime();
    var fresh = new AttemptGuard(setup.timeouts(), setup.watchdog(), System::nanoTime);
    guard = fresh;
    events.begin(number, fresh, Exchange.begun(attemptStarted));
    // A cancel that came before the guard was set has not seen it.
    var reason = cancellation.reason();
    if (reason != null) {
      fresh.cancel(reason);
      end(new StreamEvent.Failure(events.complete(cancelledError())));
      return false;
    }
    if (CallLog.on()) {
      if (number == 1) {
        CallLog.started(start);
      }
      CallLog.attempt(number);
    }
    try {
      attempt = source.next(number).open(fresh);
      return true;
    } catch (LlmException refused) {
      fresh.finish();
      var error = refused.error();
      end(new StreamEvent.Failure(events.complete(error.at("request", error.reason()))));
      return false;
    }
  }

  private boolean pull(Attempt current) {
    try {
      return current.pull(events);
    } catch (LlmException failed) {
      events.event(new StreamEvent.Failure(failed.error()));
    } catch (RuntimeException bug) {
      LOG.error("The provider {} failed in an unforeseen way", setup.provider().name(), bug);
      events.event(
          new StreamEvent.Failure(
              error(
                  LlmError.Kind.BAD_RESPONSE,
                  "The answer could not be read ("
                      + bug.getClass().getSimpleName()
                      + "). The log has the details; please report it.")));
    }
    return false;
  }

  /** An attempt is over: either another follows, or its terminal event is the call's. */
  private void settle(Attempt current, StreamEvent terminal) {
    current.close();
    if (!(terminal instanceof StreamEvent.Failure(LlmError error, _, _))) {
      endAttempt(current, null, null);
      finish(terminal, current);
      return;
    }
    var decision = decide(current, error);
    switch (decision) {
      case Decision.Again(Duration delay) -> {
        endAttempt(current, error, delay);
        attempt = null;
        retry(error, delay);
      }
      case Decision.TooLong(Duration asked) -> {
        var failure = new StreamEvent.Failure(error.withMessage(tooLong(error, asked)));
        endAttempt(current, failure.error(), null);
        finish(failure, current);
      }
      case Decision.GiveUp _ -> {
        endAttempt(current, error, null);
        finish(terminal, current);
      }
    }
  }

  private Decision decide(Attempt current, LlmError error) {
    if (events.contentSeen() || cancellation.reason() != null) {
      return new Decision.GiveUp();
    }
    if (adaptations < MAX_ADAPTATIONS && current.adapt(error)) {
      adaptations++;
      return new Decision.Again(Duration.ZERO);
    }
    var header = current.exchange().headers().get("x-should-retry");
    var shouldRetry = header == null ? null : (Boolean) header.equalsIgnoreCase("true");
    // A request that had to be written anew has not been tried before.
    int tries = number - adaptations;
    return setup.retry().decide(error, tries, shouldRetry, setup.random().get());
  }

  private void retry(LlmError error, Duration delay) {
    if (CallLog.on()) {
      CallLog.retry(number, delay, error);
    }
    events.give(new StreamEvent.Retrying(number, delay, error));
    pendingDelay = delay;
  }

  /** Returns whether the call goes on after the wait. */
  private boolean waitForTurn() {
    var delay = pendingDelay;
    if (delay == null) {
      return true;
    }
    pendingDelay = null;
    try {
      setup.sleeper().sleep(delay, cancellation);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      cancellation.cancel("the thread was interrupted");
    }
    if (cancellation.reason() == null) {
      return true;
    }
    finish(new StreamEvent.Failure(events.complete(cancelledError())), null);
    return false;
  }

  private void tapHeaders(Exchange exchange) {
    if (exchange.status() != null) {
      headersTapped = true;
      var record = record(exchange, null, null);
      taps.each(tap -> tap.attempt(record));
    }
  }

  /** An attempt that never came to be. */
  private void end(StreamEvent.Failure failure) {
    var record = record(Exchange.begun(attemptStarted), failure.error(), null);
    attempts.add(record);
    taps.each(tap -> tap.attempt(record));
    taps.each(tap -> tap.attemptFailed(record));
    finish(failure, null);
  }

  private void endAttempt(Attempt current, @Nullable LlmError error, @Nullable Duration delay) {
    var record = record(current.exchange(), error, delay);
    attempts.add(record);
    if (CallLog.on()) {
      CallLog.attemptEnded(record);
    }
    if (!headersTapped) {
      headersTapped = true;
      taps.each(tap -> tap.attempt(record));
    }
    if (error != null) {
      taps.each(tap -> tap.attemptFailed(record));
    }
  }

  private void finish(StreamEvent terminal, @Nullable Attempt last) {
    var measured = measured(terminal, last);
    close(measured, last);
    events.give(measured);
  }

  /** A failure with what was measured until then; an end has its figures already. */
  private StreamEvent measured(StreamEvent terminal, @Nullable Attempt last) {
    return terminal instanceof StreamEvent.Failure failure
        ? new StreamEvent.Failure(
            failure.error(),
            events.failedUsage(),
            events.clock().timings(sent(last), System.nanoTime()))
        : terminal;
  }

  private long sent(@Nullable Attempt last) {
    return last == null ? attemptStarted : last.exchange().sentNanos();
  }

  private void close(StreamEvent terminal, @Nullable Attempt last) {
    over = true;
    attempt = null;
    guard = null;
    if (!taps.isEmpty() || CallLog.on()) {
      var record = callRecord(terminal, last);
      if (CallLog.on()) {
        CallLog.ended(record);
      }
      taps.each(tap -> tap.end(record));
    }
    events.release();
  }

  private CallRecord callRecord(StreamEvent terminal, @Nullable Attempt last) {
    var end = terminal instanceof StreamEvent.End value ? value : null;
    var failure = terminal instanceof StreamEvent.Failure value ? value : null;
    return new CallRecord(
        start,
        events.model(),
        events.responseId(),
        sent(last),
        attempts,
        end == null ? null : end.finishReason(),
        end == null ? null : end.rawFinishReason(),
        end == null ? events.failedUsage() : end.usage(),
        end != null ? end.timings() : failure == null ? Timings.NONE : failure.timings(),
        events.gaps(),
        failure == null ? null : failure.error());
  }

  private AttemptRecord record(
      Exchange exchange, @Nullable LlmError error, @Nullable Duration delay) {
    return new AttemptRecord(
        number,
        setup.provider().name(),
        setup.request().modelName(),
        attemptStarted,
        exchange.status(),
        exchange.httpVersion(),
        exchange.headers(),
        RateLimitHeaders.requestId(exchange.headers()),
        exchange.phases(),
        error,
        delay);
  }

  private LlmError cancelledError() {
    var reason = cancellation.reason();
    return Verdicts.cancelled(reason == null ? "closed by the program" : reason, setup);
  }

  private LlmError error(LlmError.Kind kind, String message) {
    return LlmError.of(kind, setup.provider().name(), setup.request().modelName(), message);
  }

  private static String tooLong(LlmError error, Duration asked) {
    var at = Instant.now().plus(asked).truncatedTo(ChronoUnit.SECONDS);
    return "%s It asks to wait %s, longer than this program waits: try again after %s."
        .formatted(error.message(), Words.duration(asked), at);
  }
}
