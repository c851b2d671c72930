package dev.sage.console.streams.reading;

import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.FrameTimes;
import dev.sage.workbench.store.StoredCall;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one call, as docs/streams.md defines them. Nanoseconds after the request was sent;
 * negative where a figure is not known. Immutable, thread-safe.
 *
 * @param ttfb to the first byte of the body
 * @param firstFrame to the first complete frame, whatever is in it
 * @param ttft to the first frame with text, reasoning or a piece of tool arguments
 * @param ttfo to the first text that is not reasoning
 * @param lastToken to the last frame with such content
 * @param e2e to the end of the call
 * @param tpot between two output tokens after the first, on the average
 * @param input tokens, as the provider counts them
 * @param output tokens, as the provider counts them
 * @param medianGap between two frames with content
 * @param longestGap between two frames with content
 * @param stalls silences among those gaps
 * @param live whether the call runs, so that the times are taken from the frames stored so far and
 *     the pace from frames with content, not from tokens
 * @param whole whether the answer is complete: else it has that many tokens at least
 */
public record Metrics(
    long ttfb,
    long firstFrame,
    long ttft,
    long ttfo,
    long lastToken,
    long e2e,
    double tpot,
    @Nullable Long input,
    @Nullable Long output,
    long medianGap,
    long longestGap,
    int stalls,
    boolean live,
    boolean whole) {
  private static final double BILLION = 1e9;
  private static final double UNKNOWN = -1;
  private static final long UNKNOWN_NANOS = -1;

  /** Those of a stored call; while it runs, those of its frames so far. */
  public static Metrics of(StoredCall call, FrameTimes times, Gaps gaps) {
    if (call.status() == CallStatus.RUNNING) {
      return live(call, times, gaps);
    }
    Timings timings = call.timings();
    Usage usage = call.usage();
    Long output = usage.output();
    boolean gapless = gaps.equals(Gaps.NONE);
    return new Metrics(
        timings.firstByte(),
        timings.firstEvent(),
        timings.firstToken(),
        timings.firstText(),
        timings.lastToken(),
        timings.end(),
        output == null ? UNKNOWN : timings.tpot(output).orElse(UNKNOWN),
        usage.input(),
        output,
        gapless ? -1 : gaps.medianNanos(),
        gapless ? -1 : gaps.longestNanos(),
        gaps.silences().size(),
        false,
        call.status() == CallStatus.COMPLETE);
  }

  private static Metrics live(StoredCall call, FrameTimes times, Gaps gaps) {
    long first = UNKNOWN_NANOS;
    long last = UNKNOWN_NANOS;
    int pieces = 0;
    long zero = call.zeroNanos();
    for (int i = 0; i < times.size(); i++) {
      if (times.tokens()[i] && times.nanos()[i] >= zero) {
        last = times.nanos()[i] - zero;
        first = pieces++ == 0 ? last : first;
      }
    }
    long any = frame(times, zero);
    boolean gapless = gaps.equals(Gaps.NONE);
    return new Metrics(
        any,
        any,
        first,
        UNKNOWN_NANOS,
        last,
        UNKNOWN_NANOS,
        pieces < 2 || last <= first ? UNKNOWN : (double) (last - first) / (pieces - 1),
        call.usage().input(),
        call.usage().output(),
        gapless ? UNKNOWN_NANOS : gaps.medianNanos(),
        gapless ? UNKNOWN_NANOS : gaps.longestNanos(),
        gaps.silences().size(),
        true,
        false);
  }

  private static long frame(FrameTimes times, long zero) {
    for (long nanos : times.nanos()) {
      if (nanos >= zero) {
        return nanos - zero;
      }
    }
    return UNKNOWN_NANOS;
  }

  /** Output tokens a second after the first one: 1 / TPOT; negative where it is not known. */
  public double tokensPerSecond() {
    return tpot <= 0 ? UNKNOWN : BILLION / tpot;
  }
}
