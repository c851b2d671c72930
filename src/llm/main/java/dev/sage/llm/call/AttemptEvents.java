package dev.sage.llm.call;

import dev.sage.llm.LlmError;
import dev.sage.llm.RateLimits;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.AttemptSink;
import dev.sage.llm.provider.Exchange;
import dev.sage.llm.provider.RateLimitHeaders;
import dev.sage.llm.telemetry.ChunkGaps;
import dev.sage.llm.telemetry.TappedFrame;
import dev.sage.llm.transport.AttemptGuard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the attempts of one call bring and makes of it the call's events: ids, HTTP facts and
 * times filled in, {@code Started} before anything else, the terminal one held back until it is
 * known whether another attempt follows. Not thread-safe.
 */
final class AttemptEvents implements AttemptSink {

  private CallSetup setup;
  private final CallTaps taps;
  private final CallClock clock = new CallClock();
  private final ArrayDeque<StreamEvent> queue = new ArrayDeque<>();
  private final PartialText text = new PartialText();

  private @Nullable AttemptGuard guard;
  private Exchange exchange = Exchange.begun(0);
  private int attempt;
  private boolean content;
  private boolean started;
  private boolean cached;
  private @Nullable StreamEvent terminal;
  private @Nullable String responseId;
  private @Nullable String model;
  private Usage failedUsage = Usage.UNKNOWN;

  // Only where somebody taps:
  private final @Nullable GapMeter gaps;
  private boolean tokenSeen;
  private List<StreamEvent> frameEvents = new ArrayList<>();
  private long frameSequence;
  private long frameOffset;
  private long readNumber;

  AttemptEvents(CallSetup setup, CallTaps taps) {
    this.setup = setup;
    this.taps = taps;
    this.gaps = taps.isEmpty() ? null : new GapMeter();
  }

  /** Another model is asked. */
  void target(CallSetup newSetup) {
    setup = newSetup;
  }

  /**
   * A new attempt begins: whoever began to answer before it does not answer now.
   *
   * @param newGuard null where it is refused before it is made
   * @param fromCache whether no provider is asked
   */
  void begin(int number, @Nullable AttemptGuard newGuard, Exchange newExchange, boolean fromCache) {
    attempt = number;
    started = false;
    cached = fromCache;
    guard = newGuard;
    exchange = newExchange;
    terminal = null;
    responseId = null;
    failedUsage = Usage.UNKNOWN;
    model = null;
    frameEvents = new ArrayList<>();
    frameOffset = 0;
    readNumber = 0;
    clock.begin();
    if (gaps != null) {
      gaps.begin();
    }
  }

  @Override
  public void responded(Exchange value) {
    exchange = value;
    clock.responded(value.sentNanos(), value.headersNanos());
  }

  @Override
  public void read(long nanos, long number) {
    clock.read(nanos);
    readNumber = number;
    frameEnds();
  }

  @Override
  public void identity(@Nullable String newResponseId, @Nullable String newModel) {
    responseId = newResponseId == null ? responseId : newResponseId;
    model = newModel == null ? model : newModel;
  }

  @Override
  public void frame(String type, byte[] array, int from, int to) {
    if (!type.equals("comment")) {
      clock.frame();
    }
    if (!started && terminal == null && (responseId != null || model != null)) {
      start();
    }
    if (taps.wantFrames()) {
      tap(type, array, from, to);
    }
    frameEnds();
  }

  @Override
  public boolean tapped() {
    return taps.wantFrames();
  }

  @Override
  public void usage(Usage value) {
    failedUsage = value;
  }

  @Override
  public void event(StreamEvent event) {
    if (terminal != null) {
      return;
    }
    if (event.terminal()) {
      end(event);
      return;
    }
    if (!started) {
      start();
    }
    if (clock.event(event)) {
      current().content(clock.readNanos());
      if (gaps != null) {
        token(gaps);
      }
    }
    if (event instanceof StreamEvent.Text delta) {
      text.append(delta.value());
    }
    content |= !(event instanceof StreamEvent.Warning);
    give(event);
  }

  /** The next event for the caller; null where none is ready. */
  @Nullable StreamEvent poll() {
    return queue.poll();
  }

  /** An event of the call itself. */
  void give(StreamEvent event) {
    queue.add(event);
    if (taps.wantFrames()) {
      frameEvents.add(event);
    }
  }

  /** How the attempt ended; null while it runs. */
  @Nullable StreamEvent terminal() {
    return terminal;
  }

  /** Whether the caller has been given content, so that no other attempt may follow. */
  boolean contentSeen() {
    return content;
  }

  /** Whether the answer, as far as there is one, comes from a cache. */
  boolean cached() {
    return started && cached;
  }

  CallClock clock() {
    return clock;
  }

  ChunkGaps gaps() {
    return gaps == null ? ChunkGaps.NONE : gaps.gaps();
  }

  @Nullable String model() {
    return model;
  }

  @Nullable String responseId() {
    return responseId;
  }

  String partialText() {
    return text.toString();
  }

  /** The call is over: a stream that the program holds on to keeps no text. */
  void release() {
    text.clear();
  }

  /** What a failed answer cost, as far as it said. */
  Usage failedUsage() {
    return failedUsage;
  }

  /** Fills in what the body does not know of its failure. */
  LlmError complete(LlmError error) {
    var done =
        error
            .withOrigin(
                setup.provider().name(), error.model() == null ? modelAsked() : error.model())
            .withAttempts(attempt)
            .withPartialText(partialText())
            .withProviderWords(setup.redactor()::redact);
    if (done.requestId() == null) {
      done = done.withRequestId(RateLimitHeaders.requestId(exchange.headers()));
    }
    if (done.httpStatus() == null) {
      done = done.withHttpStatus(exchange.status());
    }
    return done.phase() == null ? done.at(phase(), done.reason()) : done;
  }

  private void end(StreamEvent event) {
    // The result races with timers and cancel; where it comes too late, they are how it ended.
    boolean won = current().finish();
    var verdict = current().verdict();
    StreamEvent ended = event;
    if (!won && verdict != null && !(verdict instanceof AttemptGuard.Verdict.Finished)) {
      ended = new StreamEvent.Failure(Verdicts.error(verdict, setup));
    }
    switch (ended) {
      case StreamEvent.Failure failure ->
          terminal = new StreamEvent.Failure(complete(failure.error()));
      case StreamEvent.End end -> {
        if (!started) {
          start();
        }
        terminal =
            new StreamEvent.End(
                end.finishReason(),
                end.rawFinishReason(),
                end.terminator(),
                end.usage(),
                clock.timings(exchange.sentNanos(), System.nanoTime()));
      }
      default -> throw new IllegalStateException(ended.toString());
    }
    if (taps.wantFrames()) {
      frameEvents.add(Objects.requireNonNull(terminal));
    }
  }

  private void token(GapMeter meter) {
    meter.token(clock.readNanos());
    if (!tokenSeen) {
      tokenSeen = true;
      var time = Duration.ofNanos(Math.max(0, clock.readNanos() - exchange.sentNanos()));
      taps.each(tap -> tap.firstToken(time));
    }
  }

  /** A frame never reaches into the next read, and a provider without bytes has no frames. */
  private void frameEnds() {
    if (gaps != null) {
      gaps.frameEnds();
    }
  }

  private void start() {
    started = true;
    var limits = RateLimits.UNKNOWN;
    if (!exchange.headers().isEmpty()) {
      limits = RateLimitHeaders.read(exchange.headers(), Instant.now());
    }
    long toHeaders =
        exchange.headersNanos() < 0 ? 0 : exchange.headersNanos() - exchange.sentNanos();
    give(
        new StreamEvent.Started(
            setup.requestId(),
            RateLimitHeaders.requestId(exchange.headers()),
            responseId,
            setup.provider().name(),
            model == null ? modelAsked() : model,
            exchange.status() == null ? 0 : exchange.status(),
            exchange.headers(),
            limits,
            Duration.ofNanos(Math.max(0, toHeaders)),
            cached));
  }

  private void tap(String type, byte[] array, int from, int to) {
    var frame =
        new TappedFrame(
            attempt,
            frameSequence++,
            frameOffset,
            clock.readNanos(),
            readNumber,
            type,
            Arrays.copyOfRange(array, from, to),
            frameEvents);
    frameOffset += to - from;
    frameEvents = new ArrayList<>();
    taps.frame(frame);
  }

  private String phase() {
    if (guard == null) {
      return "request";
    }
    return switch (current().timer()) {
      case CONNECT -> "connect";
      case HEADERS -> "headers";
      case FIRST_TOKEN, TOTAL -> "first_token";
      case IDLE -> "body";
    };
  }

  private String modelAsked() {
    return setup.request().modelName();
  }

  private AttemptGuard current() {
    return Objects.requireNonNull(guard, "begin comes first");
  }
}
