package dev.sage.console.streams.reading;

import dev.sage.workbench.store.FrameTimes;
import java.util.ArrayList;
import java.util.List;

/**
 * The silences of a stream and its bursts, from the times of its frames. Immutable, thread-safe.
 *
 * <p>Only frames that bear content count, so that a heartbeat does not hide a silence. A silence is
 * a gap over the larger of 250 ms and five times the median gap of its stream. A burst is a run of
 * at least {@value #BURST_FRAMES} such frames, each within 2 ms of the one before, in a stream that
 * also has silences: what a proxy makes that gathers before it passes on. Between two silences
 * there is one burst at most.
 *
 * @param medianNanos of the gaps; 0 where there are fewer than two frames with content
 * @param longestNanos the longest gap
 * @param thresholdNanos a gap above it is a silence
 * @param silences in their order
 * @param burstFrames the first frame of each burst
 */
public record Gaps(
    long medianNanos,
    long longestNanos,
    long thresholdNanos,
    List<Gap> silences,
    List<Integer> burstFrames) {
  /** Shorter gaps are never a silence. */
  public static final long LEAST_NANOS = 250_000_000;

  private static final int TIMES_MEDIAN = 5;
  private static final int BURST_FRAMES = 8;
  private static final long BURST_NANOS = 2_000_000;

  /** A stream of which nothing is known. */
  public static final Gaps NONE = new Gaps(0, 0, LEAST_NANOS, List.of(), List.of());

  /** Copies the lists. */
  public Gaps {
    silences = List.copyOf(silences);
    burstFrames = List.copyOf(burstFrames);
  }

  /** Finds them. */
  public static Gaps of(FrameTimes times) {
    // Few times through: there may be a million frames, and somebody waits.
    long[] nanos = times.nanos();
    boolean[] tokens = times.tokens();
    Ranked between = new Ranked(nanos.length);
    List<Gap> wide = new ArrayList<>();
    long longest = Long.MIN_VALUE;
    int last = -1;
    for (int i = 0; i < nanos.length; i++) {
      if (!tokens[i]) {
        continue;
      }
      if (last >= 0) {
        long gap = nanos[i] - nanos[last];
        between.add(gap);
        longest = Math.max(longest, gap);
        if (gap > LEAST_NANOS) {
          wide.add(new Gap(i, nanos[last], nanos[i]));
        }
      }
      last = i;
    }
    if (between.count() == 0) {
      return NONE;
    }
    long median = between.median();
    long threshold = Math.max(LEAST_NANOS, TIMES_MEDIAN * median);
    List<Gap> silences =
        wide.stream().filter(gap -> gap.toNanos() - gap.fromNanos() > threshold).toList();
    return new Gaps(
        median,
        longest,
        threshold,
        silences,
        silences.isEmpty() ? List.of() : bursts(nanos, tokens, threshold));
  }

  private static List<Integer> bursts(long[] nanos, boolean[] tokens, long threshold) {
    List<Integer> bursts = new ArrayList<>();
    int begun = 0;
    int last = -1;
    int run = 0;
    boolean counted = false;
    for (int i = 0; i < nanos.length; i++) {
      if (!tokens[i]) {
        continue;
      }
      long gap = last < 0 ? 0 : nanos[i] - nanos[last];
      last = i;
      counted &= gap <= threshold;
      run = gap <= BURST_NANOS ? run + 1 : 1;
      if (run == 1) {
        begun = i;
      }
      if (run == BURST_FRAMES && !counted) {
        bursts.add(begun);
        counted = true;
      }
    }
    return bursts;
  }

  /** How many bursts there are. */
  public int bursts() {
    return burstFrames.size();
  }

  /** The first silence that ends after the frame, or -1 where there is none. */
  public int next(int frame) {
    return silences.stream().mapToInt(Gap::frame).filter(end -> end > frame).findFirst().orElse(-1);
  }

  /** Whether the frame ended a silence. */
  public boolean endsAt(int frame) {
    int low = 0;
    int high = silences.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int end = silences.get(middle).frame();
      if (end == frame) {
        return true;
      }
      if (end < frame) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }
}
