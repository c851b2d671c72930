package dev.sage.console.control;

import java.util.Arrays;
import java.util.List;

/**
 * One stream on its time axis. Times are milliseconds, ascending. Sums of bytes are kept from the
 * beginning, so that a picture costs two searches a column however many frames there are.
 * Immutable, thread-safe.
 */
public final class GapPlotData {
  /** A plot without a stream. */
  public static final GapPlotData EMPTY =
      new GapPlotData(new double[0], new int[0], new double[0], List.of(), 0);

  private final double[] frameTimes;
  private final int[] frameBytes;
  private final long[] bytesBefore;
  private final double[] tokenTimes;
  private final double[] readTimes;
  private final double[] heartbeatTimes;
  private final List<Gap> gaps;
  private final List<Band> bands;
  private final double startMs;
  private final double endMs;

  /**
   * A silence, from the arrival before it to the one after it.
   *
   * @param words what it is, said after its length; empty for one between two arrivals
   */
  public record Gap(double fromMs, double toMs, String words) {
    /** One between two arrivals. */
    public Gap(double fromMs, double toMs) {
      this(fromMs, toMs, "");
    }

    /** How long it was. */
    public double millis() {
      return toMs - fromMs;
    }
  }

  /** A part of the axis with a name: an attempt, or the wait before the next. */
  public record Band(double fromMs, double toMs, String words, BandKind kind) {}

  /** What a band stands for. */
  public enum BandKind {
    /** Something that went on, and did not fail. */
    RUN,
    /** Something that failed. */
    FAILED,
    /** Nothing went on. */
    WAIT
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
    this(
        frameTimes,
        frameBytes,
        sums(frameTimes, frameBytes),
        tokenTimes,
        new double[0],
        new double[0],
        List.copyOf(gaps),
        List.of(),
        0,
        endMs);
  }

  private GapPlotData(
      double[] frameTimes,
      int[] frameBytes,
      long[] bytesBefore,
      double[] tokenTimes,
      double[] readTimes,
      double[] heartbeatTimes,
      List<Gap> gaps,
      List<Band> bands,
      double startMs,
      double endMs) {
    this.frameTimes = frameTimes;
    this.frameBytes = frameBytes;
    this.bytesBefore = bytesBefore;
    this.tokenTimes = tokenTimes;
    this.readTimes = readTimes;
    this.heartbeatTimes = heartbeatTimes;
    this.gaps = gaps;
    this.bands = bands;
    this.startMs = startMs;
    this.endMs = endMs;
  }

  private static long[] sums(double[] times, int[] bytes) {
    if (times.length != bytes.length) {
      throw new IllegalArgumentException(times.length + " frames, but " + bytes.length + " sizes.");
    }
    long[] sums = new long[bytes.length + 1];
    for (int i = 0; i < bytes.length; i++) {
      sums[i + 1] = sums[i] + bytes[i];
    }
    return sums;
  }

  /**
   * The same stream with what else has a lane of its own; the arrays must not be changed
   * afterwards.
   *
   * @param reads when the network gave something
   * @param heartbeats when something came that only keeps the connection alive
   */
  public GapPlotData with(double[] reads, double[] heartbeats) {
    return new GapPlotData(
        frameTimes,
        frameBytes,
        bytesBefore,
        tokenTimes,
        reads,
        heartbeats,
        gaps,
        bands,
        startMs,
        endMs);
  }

  /** The same stream, of which parts of the axis are named. */
  public GapPlotData over(List<Band> parts) {
    return new GapPlotData(
        frameTimes,
        frameBytes,
        bytesBefore,
        tokenTimes,
        readTimes,
        heartbeatTimes,
        gaps,
        List.copyOf(parts),
        startMs,
        endMs);
  }

  /** The same stream with other silences, on an axis that goes on to that moment at least. */
  public GapPlotData until(double ms, List<Gap> silences) {
    return new GapPlotData(
        frameTimes,
        frameBytes,
        bytesBefore,
        tokenTimes,
        readTimes,
        heartbeatTimes,
        List.copyOf(silences),
        bands,
        startMs,
        Math.max(endMs, ms));
  }

  /** The same stream on an axis whose zero is that moment, and which spans at least these times. */
  public GapPlotData from(double zeroMs, TimeWindow axis) {
    return new GapPlotData(
        shifted(frameTimes, zeroMs),
        frameBytes,
        bytesBefore,
        shifted(tokenTimes, zeroMs),
        shifted(readTimes, zeroMs),
        shifted(heartbeatTimes, zeroMs),
        gaps.stream()
            .map(gap -> new Gap(gap.fromMs - zeroMs, gap.toMs - zeroMs, gap.words))
            .toList(),
        bands.stream()
            .map(band -> new Band(band.fromMs - zeroMs, band.toMs - zeroMs, band.words, band.kind))
            .toList(),
        Math.min(startMs - zeroMs, axis.fromMs()),
        Math.max(endMs - zeroMs, axis.toMs()));
  }

  private static double[] shifted(double[] times, double zeroMs) {
    double[] shifted = times.clone();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] -= zeroMs;
    }
    return shifted;
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

  /** The parts of the axis that have a name. */
  public List<Band> bands() {
    return bands;
  }

  /** The silences. */
  public List<Gap> gaps() {
    return gaps;
  }

  /** Whether it is known when the network gave something; then it has a lane. */
  public boolean knowsReads() {
    return readTimes.length > 0 || frameTimes.length == 0;
  }

  /** Whether anything came that only keeps the connection alive. */
  public boolean hasHeartbeats() {
    return heartbeatTimes.length > 0;
  }

  /** How many of those came. */
  public int heartbeats() {
    return heartbeatTimes.length;
  }

  /** Where the axis ends. */
  public double endMs() {
    return endMs;
  }

  /** The whole axis. */
  public TimeWindow axis() {
    return new TimeWindow(startMs, endMs);
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

  /** The bytes that arrived in each of so many equal slices of a part of the axis. */
  long[] bytesPerSlice(TimeWindow part, int slices) {
    int[] bounds = bounds(frameTimes, part, slices);
    long[] sums = new long[slices];
    for (int i = 0; i < slices; i++) {
      sums[i] = bytesBefore[bounds[i + 1]] - bytesBefore[bounds[i]];
    }
    return sums;
  }

  /** How many frames fall into each of so many equal slices. */
  int[] framesPerSlice(TimeWindow part, int slices) {
    return counts(frameTimes, part, slices);
  }

  /** How many tokens fall into each of so many equal slices. */
  int[] tokensPerSlice(TimeWindow part, int slices) {
    return counts(tokenTimes, part, slices);
  }

  /** How many network reads fall into each of so many equal slices. */
  int[] readsPerSlice(TimeWindow part, int slices) {
    return counts(readTimes, part, slices);
  }

  /** How many heartbeats fall into each of so many equal slices. */
  int[] heartbeatsPerSlice(TimeWindow part, int slices) {
    return counts(heartbeatTimes, part, slices);
  }

  private static int[] counts(double[] times, TimeWindow part, int slices) {
    int[] bounds = bounds(times, part, slices);
    int[] counts = new int[slices];
    for (int i = 0; i < slices; i++) {
      counts[i] = bounds[i + 1] - bounds[i];
    }
    return counts;
  }

  /** The first moment of each slice, and after the last slice the first one that is past it. */
  private static int[] bounds(double[] times, TimeWindow part, int slices) {
    int[] bounds = new int[slices + 1];
    int at = 0;
    for (int i = 0; i < slices; i++) {
      at = lowerBound(times, at, part.fromMs() + part.span() * i / slices);
      bounds[i] = at;
    }
    bounds[slices] = lowerBound(times, at, Math.nextUp(part.toMs()));
    return bounds;
  }

  private static int lowerBound(double[] times, int from, double ms) {
    int low = from;
    int high = times.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] < ms) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
