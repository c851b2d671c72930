package dev.sage.llm.call;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Usage;
import dev.sage.llm.policy.RetryPolicy.Decision;
import dev.sage.llm.provider.Attempt;
import dev.sage.llm.provider.Exchange;
import dev.sage.llm.provider.RateLimitHeaders;
import dev.sage.llm.transport.AttemptGuard;
import dev.sage.llm.transport.Cancellation;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls one call: attempt after attempt, read after read, until its terminal event. Not
 * thread-safe, but {@link #cancel} may come from any thread.
 */
final class Engine implements EventSource {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  /** How many refused options one call does without, each found by an attempt of its own. */
  private static final int MAX_ADAPTATIONS = 5;

  private CallSetup setup;
  private final CallReport report;
  private final AttemptEvents events;
  private final Admission admission;
  private final FallbackPath fallbacks;
  private AttemptSource source;
  private AttemptSource.@Nullable Prepared prepared;
  private final Cancellation cancellation = new Cancellation();

  private volatile @Nullable AttemptGuard guard;
  private @Nullable Attempt attempt;
  private int number;
  private long attemptStarted;
  private boolean headersSeen;
  private boolean over;
  private int adaptations;

  /** How often this target has been asked in this way. */
  private int tries;

  Engine(CallSetup setup) {
    this.setup = setup;
    this.report = new CallReport(setup);
    this.events = new AttemptEvents(setup, report.taps());
    this.admission = new Admission(setup.policies(), cancellation);
    this.fallbacks = new FallbackPath(setup);
    this.source = new AttemptSource(setup);
  }

  @Override
  public @Nullable StreamEvent poll() {
    return events.poll();
  }

  @Override
  public boolean over() {
    return over;
  }

  @Override
  public void advance() {
    source.pulled();
    try {
      step();
    } catch (RuntimeException bug) {
      // Of a policy or a provider of the program's own: the call still has its one end.
      breakOff(broken(bug));
    } finally {
      source.yielded();
    }
  }

  private void breakOff(LlmError error) {
    if (over) {
      return; // its end has been given
    }
    var running = guard;
    if (running != null) {
      running.finish();
    }
    var failure = new StreamEvent.Failure(events.complete(error));
    var current = attempt;
    if (current != null) {
      endAttempt(current.exchange(), failure, null);
      try {
        current.close();
      } catch (RuntimeException again) {
        LOG.warn("An attempt could not be closed", again);
      }
    }
    finish(failure, current);
  }

  private void step() {
    if (attempt == null && !prepare()) {
      return;
    }
    var current = attempt;
    if (current == null) {
      return;
    }
    boolean more = pull(current);
    if (!headersSeen && current.exchange().headersNanos() >= 0) {
      headersSeen(current.exchange());
    }
    if (events.terminal() == null && !more) {
      events.event(
          new StreamEvent.Failure(
              Verdicts.nonsense(
                  "The answer stopped without an end. Try again, or try another model.", setup)));
    }
    var terminal = events.terminal();
    if (terminal != null) {
      settle(current, terminal);
    }
  }

  @Override
  public void cancel(String reason) {
    cancellation.cancel(reason);
    var current = guard;
    if (current != null) {
      current.cancel(reason);
    }
  }

  @Override
  public @Nullable StreamEvent abandon() {
    if (over) {
      return null;
    }
    var failure = cancelledFailure();
    var current = attempt;
    if (current != null) {
      current.close();
      endAttempt(current.exchange(), failure, null);
    }
    var measured = measured(failure, current);
    close(measured, current);
    return measured;
  }

  /** All that stands before an attempt, in the order of {@link Policies}. */
  private boolean prepare() {
    if (!admission.waitForRetry()) {
      finish(cancelledFailure(), null);
      return false;
    }
    var next = prepared;
    if (next == null) {
      // It may wait for the answer of an equal call: the attempt's own timers run from then on.
      next = source.next(number + 1, cancellation);
      prepared = next;
    }
    if (next.remote() && !admitted()) {
      return false;
    }
    prepared = null;
    return open(next);
  }

  private boolean admitted() {
    switch (admission.enter(setup.target())) {
      case Admission.Step.Admitted _ -> {
        return true;
      }
      case Admission.Step.Told(StreamEvent.Warning warning) -> events.give(warning);
      case Admission.Step.Cancelled _ -> finish(cancelledFailure(), null);
      case Admission.Step.Refused(LlmError error) -> {
        prepared = null;
        begin(null, false);
        unmade(error);
      }
    }
    return false;
  }

  private boolean open(AttemptSource.Prepared next) {
    tries++;
    // What the cache has is read as slowly as one likes.
    var limits = next.cached() ? AttemptGuard.ENDLESS : setup.timeouts();
    var fresh = new AttemptGuard(limits, setup.watchdog(), System::nanoTime);
    guard = fresh;
    begin(fresh, next.cached());
    // A cancel that came before the guard was set has not seen it.
    var reason = cancellation.reason();
    if (reason != null) {
      fresh.cancel(reason);
      unmade(cancelledError());
      return false;
    }
    try {
      attempt = next.open(fresh);
      return true;
    } catch (LlmException refused) {
      fresh.finish();
      var error = refused.error();
      unmade(error.phase() == null ? error.at("request", error.reason()) : error);
    } catch (RuntimeException bug) {
      fresh.finish();
      unmade(broken(bug).at("request", null));
    }
    return false;
  }

  /**
   * An attempt begins.
   *
   * @param watch null where it is refused before it is made
   */
  private void begin(@Nullable AttemptGuard watch, boolean cached) {
    number++;
    headersSeen = false;
    attemptStarted = System.nanoTime();
    events.begin(number, watch, Exchange.begun(attemptStarted), cached);
    report.begin(setup, number, attemptStarted);
  }

  private boolean pull(Attempt current) {
    try {
      return current.pull(events);
    } catch (LlmException failed) {
      events.event(new StreamEvent.Failure(failed.error()));
    } catch (RuntimeException bug) {
      LOG.error("The provider {} failed in an unforeseen way", setup.provider().name(), bug);
      events.event(
          new StreamEvent.Failure(Verdicts.unforeseen("The answer could not be read", bug, setup)));
    }
    return false;
  }

  private LlmError broken(RuntimeException bug) {
    LOG.error("The call to {} failed in an unforeseen way", setup.provider().name(), bug);
    return Verdicts.unforeseen("The call could not be made", bug, setup);
  }

  /** An attempt is over: either another follows, or its terminal event is the call's. */
  private void settle(Attempt current, StreamEvent terminal) {
    current.close();
    if (!(terminal instanceof StreamEvent.Failure(LlmError error, _, _))) {
      endAttempt(current.exchange(), terminal, null);
      finish(terminal, current);
      return;
    }
    attempt = null;
    switch (decide(current, error)) {
      case Decision.Again(Duration delay) -> {
        endAttempt(current.exchange(), terminal, delay);
        events.give(new StreamEvent.Retrying(number, delay, error));
        admission.retryAfter(delay, error.retryAfter() != null);
      }
      case Decision.TooLong(Duration asked) ->
          giveUp(Verdicts.tooLong(error, asked, setup), current);
      case Decision.GiveUp _ -> giveUp(error, current);
    }
  }

  /** An attempt that never came to be. */
  private void unmade(LlmError error) {
    giveUp(events.complete(error), null);
  }

  /** This target will not answer: another is asked, or the call has failed. */
  private void giveUp(LlmError error, @Nullable Attempt last) {
    var next = mayGoOn() ? fallbacks.next(error) : null;
    var exchange = last == null ? Exchange.begun(attemptStarted) : last.exchange();
    endAttempt(exchange, new StreamEvent.Failure(error), next == null ? null : Duration.ZERO);
    if (next == null) {
      finish(new StreamEvent.Failure(fallbacks.verdict(error)), last);
      return;
    }
    admission.targetEnded(false, events.failedUsage());
    source.ended(new StreamEvent.Failure(error));
    var from = setup.request().model();
    setup = setup.at(next);
    events.target(setup);
    tries = 0;
    source = new AttemptSource(setup);
    events.give(new StreamEvent.Retrying(number, Duration.ZERO, error));
    events.give(FallbackPath.switched(from, error, next));
  }

  /** Nothing has been given to the caller that another answer would contradict. */
  private boolean mayGoOn() {
    return !events.contentSeen() && cancellation.reason() == null;
  }

  private Decision decide(Attempt current, LlmError error) {
    if (!mayGoOn()) {
      return new Decision.GiveUp();
    }
    if (adaptations < MAX_ADAPTATIONS && current.adapt(error)) {
      adaptations++;
      tries--; // a request that is written anew has not been tried before
      return new Decision.Again(Duration.ZERO);
    }
    var header = current.exchange().headers().get("x-should-retry");
    var shouldRetry =
        switch (header == null ? "" : header.strip().toLowerCase(Locale.ROOT)) {
          case "true" -> (Boolean) true;
          case "false" -> (Boolean) false;
          default -> null; // it says nothing that is known
        };
    var policies = setup.policies();
    return policies.retry().decide(error, tries, shouldRetry, policies.random().get());
  }

  private void headersSeen(Exchange exchange) {
    headersSeen = true;
    admission.answered(RateLimitHeaders.read(exchange.headers(), setup.policies().clock().now()));
    report.headers(exchange);
  }

  private void endAttempt(Exchange exchange, StreamEvent terminal, @Nullable Duration delay) {
    var error = terminal instanceof StreamEvent.Failure failure ? failure.error() : null;
    admission.attemptEnded(error, usage(terminal));
    report.attemptEnded(exchange, error, delay);
  }

  private void finish(StreamEvent terminal, @Nullable Attempt last) {
    var measured = measured(terminal, last);
    try {
      close(measured, last);
    } finally {
      events.give(measured);
    }
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
    admission.targetEnded(events.contentSeen(), usage(terminal));
    source.ended(terminal);
    report.ended(terminal, usage(terminal), sent(last), events);
    events.release();
  }

  private Usage usage(StreamEvent terminal) {
    return terminal instanceof StreamEvent.End end ? end.usage() : events.failedUsage();
  }

  private StreamEvent.Failure cancelledFailure() {
    return new StreamEvent.Failure(events.complete(cancelledError()));
  }

  private LlmError cancelledError() {
    var reason = cancellation.reason();
    return Verdicts.cancelled(reason == null ? "closed by the program" : reason, setup);
  }
}
