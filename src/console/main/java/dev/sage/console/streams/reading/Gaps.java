package dev.sage.console.streams.reading;

import dev.sage.workbench.store.FrameTimes;
import java.util.ArrayList;
import java.util.Arrays;
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
    int[] frames = content(times);
    if (frames.length < 2) {
      return NONE;
    }
    long[] gaps = gaps(times, frames);
    long median = Ranked.median(gaps);
    long threshold = Math.max(LEAST_NANOS, TIMES_MEDIAN * median);
    List<Gap> silences = new ArrayList<>();
    for (int i = 1; i < frames.length; i++) {
      long from = times.nanos()[frames[i - 1]];
      long to = times.nanos()[frames[i]];
      if (to - from > threshold) {
        silences.add(new Gap(frames[i], from, to));
      }
    }
    return new Gaps(
        median,
        Arrays.stream(gaps).max().getAsLong(),
        threshold,
        silences,
        silences.isEmpty() ? List.of() : bursts(times.nanos(), frames, threshold));
  }

  private static int[] content(FrameTimes times) {
    int[] frames = new int[times.size()];
    int count = 0;
    for (int i = 0; i < frames.length; i++) {
      if (times.tokens()[i]) {
        frames[count++] = i;
      }
    }
    return Arrays.copyOf(frames, count);
  }

  private static long[] gaps(FrameTimes times, int[] frames) {
    long[] gaps = new long[frames.length - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = times.nanos()[frames[i + 1]] - times.nanos()[frames[i]];
    }
    return gaps;
  }

  private static List<Integer> bursts(long[] nanos, int[] frames, long threshold) {
    List<Integer> bursts = new ArrayList<>();
    int run = 1;
    boolean counted = false;
    for (int i = 1; i < frames.length; i++) {
      long gap = nanos[frames[i]] - nanos[frames[i - 1]];
      counted &= gap <= threshold;
      run = gap <= BURST_NANOS ? run + 1 : 1;
      if (run == BURST_FRAMES && !counted) {
        bursts.add(frames[i - BURST_FRAMES + 1]);
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
