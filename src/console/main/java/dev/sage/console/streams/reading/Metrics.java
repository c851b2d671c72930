package dev.sage.console.streams.reading;

import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
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
    int stalls) {
  private static final double BILLION = 1e9;
  private static final double UNKNOWN = -1;

  /** Those of a stored call. */
  public static Metrics of(StoredCall call, Gaps gaps) {
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
        gaps.silences().size());
  }

  /** Output tokens a second after the first one: 1 / TPOT; negative where it is not known. */
  public double tokensPerSecond() {
    return tpot <= 0 ? UNKNOWN : BILLION / tpot;
  }
}
