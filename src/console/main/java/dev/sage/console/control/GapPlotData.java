package dev.sage.console.control;

import java.util.Arrays;
import java.util.List;

/** One stream on its time axis. Times are milliseconds from the start of the call, ascending. */
public final class GapPlotData {
  /** A plot without a stream. */
  public static final GapPlotData EMPTY =
      new GapPlotData(new double[0], new int[0], new double[0], List.of(), 0);

  private final double[] frameTimes;
  private final int[] frameBytes;
  private final double[] tokenTimes;
  private final List<Gap> gaps;
  private final double endMs;

  /** A silence, from the arrival before it to the one after it. */
  public record Gap(double fromMs, double toMs) {
    /** How long it was. */
    public double millis() {
      return toMs - fromMs;
    }
  }

  /**
   * Keeps the arrays as they are given, because they may be long; they must not be changed
   * afterwards.
   *
   * @param frameTimes when each frame arrived
   * @param frameBytes how many bytes each frame has; as many as frames
   * @param tokenTimes when each token or piece of text arrived
   * @param gaps silences worth a mark
   * @param endMs where the axis ends: the end of the call, or now
   * @throws IllegalArgumentException if there is not one size for each frame
   */
  public GapPlotData(
      double[] frameTimes, int[] frameBytes, double[] tokenTimes, List<Gap> gaps, double endMs) {
    if (frameTimes.length != frameBytes.length) {
      throw new IllegalArgumentException(
          frameTimes.length + " frames, but " + frameBytes.length + " sizes.");
    }
    this.frameTimes = frameTimes;
    this.frameBytes = frameBytes;
    this.tokenTimes = tokenTimes;
    this.gaps = List.copyOf(gaps);
    this.endMs = endMs;
  }

  /** How many frames there are. */
  public int frames() {
    return frameTimes.length;
  }

  /** When that frame arrived. */
  public double frameTime(int frame) {
    return frameTimes[frame];
  }

  /** How many bytes that frame has. */
  public int frameBytes(int frame) {
    return frameBytes[frame];
  }

  /** The silences. */
  public List<Gap> gaps() {
    return gaps;
  }

  /** Where the axis ends. */
  public double endMs() {
    return endMs;
  }

  /** The frame that arrived nearest to that time, or -1 without frames. */
  public int nearestFrame(double ms) {
    int at = Arrays.binarySearch(frameTimes, ms);
    if (at >= 0 || frameTimes.length == 0) {
      return Math.max(-1, at);
    }
    int after = -at - 1;
    if (after == 0) {
      return 0;
    }
    if (after == frameTimes.length) {
      return after - 1;
    }
    return ms - frameTimes[after - 1] <= frameTimes[after] - ms ? after - 1 : after;
  }

  /** The bytes that arrived in each of so many equal slices of the axis. */
  long[] bytesPerSlice(int slices) {
    long[] sums = new long[slices];
    for (int i = 0; i < frameTimes.length; i++) {
      sums[slice(frameTimes[i], slices)] += frameBytes[i];
    }
    return sums;
  }

  /** How many frames fall into each of so many equal slices of the axis. */
  int[] framesPerSlice(int slices) {
    return countPerSlice(frameTimes, slices);
  }

  /** How many tokens fall into each of so many equal slices of the axis. */
  int[] tokensPerSlice(int slices) {
    return countPerSlice(tokenTimes, slices);
  }

  private int[] countPerSlice(double[] times, int slices) {
    int[] counts = new int[slices];
    for (double time : times) {
      counts[slice(time, slices)]++;
    }
    return counts;
  }

  private int slice(double ms, int slices) {
    return endMs <= 0 ? 0 : Math.clamp((int) (ms / endMs * slices), 0, slices - 1);
  }
}
