package dev.sage.console.compare.answer;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.workbench.compare.CellState;
import dev.sage.workbench.store.StoredCall;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of one answer, so far or at its end. Immutable. Unknown is negative or NaN.
 *
 * @param attempts how many there were
 * @param waited between attempts, in all
 * @param ttftMillis time to first token
 * @param tokensPerSecond after the first token: 1 / TPOT
 * @param estimated whether the two are estimates: taken on this side while the call runs, counting
 *     pieces for tokens
 * @param input tokens by the provider's count
 * @param cached how many of them the provider read from its cache
 * @param output tokens by the provider's count, reasoning included
 * @param finish why it ended, in our vocabulary; empty while it has not or where it failed
 * @param thinkingMillis from the first reasoning to the first text; meaningless without reasoning
 */
public record Figures(
    AnswerStatus status,
    int attempts,
    Duration waited,
    double ttftMillis,
    double tokensPerSecond,
    boolean estimated,
    long input,
    long cached,
    long output,
    String finish,
    double thinkingMillis) {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Of a call that runs here. */
  public static Figures of(CellState state) {
    Duration waited =
        state.retries().stream()
            .map(StreamEvent.Retrying::delay)
            .reduce(Duration.ZERO, Duration::plus);
    boolean timed = state.timings().ttft().isPresent();
    Figures exact =
        exact(
            AnswerStatus.of(state.status()),
            state.attempts(),
            waited,
            state.timings(),
            state.usage(),
            state.finishReason() == null ? "" : state.finishReason().json());
    return timed ? exact : exact.estimate(state);
  }

  /** Of a call from the store. */
  public static Figures of(StoredCall call, Duration waited) {
    return exact(
        AnswerStatus.of(call.status()),
        call.attempts(),
        waited,
        call.timings(),
        call.usage(),
        call.finishReason() == null ? "" : call.finishReason());
  }

  private static Figures exact(
      AnswerStatus status,
      int attempts,
      Duration waited,
      Timings timings,
      Usage usage,
      String finish) {
    double ttft = timings.ttft().isPresent() ? timings.firstToken() / NANOS_PER_MILLI : Double.NaN;
    var tpot = timings.tpot(known(usage.output()));
    long thoughtUntil = timings.firstText() >= 0 ? timings.firstText() : timings.lastToken();
    return new Figures(
        status,
        attempts,
        waited,
        ttft,
        tpot.isPresent() ? NANOS_PER_SECOND / tpot.getAsDouble() : Double.NaN,
        false,
        known(usage.input()),
        known(usage.cacheRead()),
        known(usage.output()),
        finish,
        timings.firstToken() < 0
            ? Double.NaN
            : (thoughtUntil - timings.firstToken()) / NANOS_PER_MILLI);
  }

  private Figures estimate(CellState state) {
    if (state.firstTokenNanos() == 0) {
      return this;
    }
    double span = state.lastTokenNanos() - state.firstTokenNanos();
    return new Figures(
        status,
        attempts,
        waited,
        (state.firstTokenNanos() - state.askedNanos()) / NANOS_PER_MILLI,
        state.contentEvents() < 2 || span <= 0
            ? Double.NaN
            : (state.contentEvents() - 1) * NANOS_PER_SECOND / span,
        true,
        input,
        cached,
        output,
        finish,
        Double.NaN);
  }

  private static long known(@Nullable Long tokens) {
    return tokens == null ? -1 : tokens;
  }
}
