package dev.sage.console.control;

import dev.sage.console.control.Arrivals.Mark;
import java.util.List;

/**
 * One stream on its time axis, in milliseconds. Other silences, bands or another zero make another
 * one of the same {@link Arrivals}, at no cost. Immutable, thread-safe.
 */
public final class GapPlotData {
  /** A plot without a stream. */
  public static final GapPlotData EMPTY = new GapPlotData(Arrivals.NONE, List.of(), 0);

  private final Arrivals arrivals;
  private final List<Gap> gaps;
  private final List<Band> bands;
  private final double zeroMs;
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
   * A stream.
   *
   * @param gaps silences worth a mark
   * @param endMs where the axis ends: the end of the call, or now
   */
  public GapPlotData(Arrivals arrivals, List<Gap> gaps, double endMs) {
    this(arrivals, List.copyOf(gaps), List.of(), 0, 0, endMs);
  }

  private GapPlotData(
      Arrivals arrivals,
      List<Gap> gaps,
      List<Band> bands,
      double zeroMs,
      double startMs,
      double endMs) {
    this.arrivals = arrivals;
    this.gaps = gaps;
    this.bands = bands;
    this.zeroMs = zeroMs;
    this.startMs = startMs;
    this.endMs = endMs;
  }

  /** The same stream, of which parts of the axis are named. */
  public GapPlotData over(List<Band> parts) {
    return new GapPlotData(arrivals, gaps, List.copyOf(parts), zeroMs, startMs, endMs);
  }

  /** The same stream with other silences, on an axis that goes on to that moment at least. */
  public GapPlotData until(double ms, List<Gap> silences) {
    return new GapPlotData(
        arrivals, List.copyOf(silences), bands, zeroMs, startMs, Math.max(endMs, ms));
  }

  /** The same stream on an axis whose zero is that moment, and which spans at least these times. */
  public GapPlotData from(double moment, TimeWindow axis) {
    return new GapPlotData(
        arrivals,
        gaps.stream()
            .map(gap -> new Gap(gap.fromMs - moment, gap.toMs - moment, gap.words))
            .toList(),
        bands.stream()
            .map(band -> new Band(band.fromMs - moment, band.toMs - moment, band.words, band.kind))
            .toList(),
        zeroMs + moment,
        Math.min(startMs - moment, axis.fromMs()),
        Math.max(endMs - moment, axis.toMs()));
  }

  /** How many frames there are. */
  public int frames() {
    return arrivals.size();
  }

  /** When that frame arrived. */
  public double frameTime(int frame) {
    return arrivals.time(frame) - zeroMs;
  }

  /** How many bytes that frame has. */
  public int frameBytes(int frame) {
    return arrivals.bytes(frame);
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
    return arrivals.marked(Mark.READ) > 0 || frames() == 0;
  }

  /** Whether anything came that only keeps the connection alive. */
  public boolean hasHeartbeats() {
    return heartbeats() > 0;
  }

  /** How many of those came. */
  public int heartbeats() {
    return arrivals.marked(Mark.HEARTBEAT);
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
    int after = lowerBound(0, ms);
    if (after == 0 || after == frames()) {
      return after == 0 && frames() > 0 ? 0 : after - 1;
    }
    return ms - frameTime(after - 1) <= frameTime(after) - ms ? after - 1 : after;
  }

  /**
   * So many equal slices of a part of the axis: the first frame of each, and after the last slice
   * the first one that is past it.
   */
  int[] slices(TimeWindow part, int slices) {
    int[] bounds = new int[slices + 1];
    int at = 0;
    for (int i = 0; i < slices; i++) {
      at = lowerBound(at, part.fromMs() + part.span() * i / slices);
      bounds[i] = at;
    }
    bounds[slices] = lowerBound(at, Math.nextUp(part.toMs()));
    return bounds;
  }

  /** The bytes that arrived in each of those {@link #slices}. */
  long[] bytes(int[] slices) {
    long[] sums = new long[slices.length - 1];
    long before = arrivals.bytesBefore(slices[0]);
    for (int i = 0; i < sums.length; i++) {
      long after = arrivals.bytesBefore(slices[i + 1]);
      sums[i] = after - before;
      before = after;
    }
    return sums;
  }

  /** How many frames fall into each of them. */
  int[] frames(int[] slices) {
    int[] counts = new int[slices.length - 1];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = slices[i + 1] - slices[i];
    }
    return counts;
  }

  /** How many frames with that mark fall into each of them. */
  int[] frames(int[] slices, Mark mark) {
    int[] counts = new int[slices.length - 1];
    int before = arrivals.markedBefore(mark, slices[0]);
    for (int i = 0; i < counts.length; i++) {
      int after = arrivals.markedBefore(mark, slices[i + 1]);
      counts[i] = after - before;
      before = after;
    }
    return counts;
  }

  private int lowerBound(int from, double ms) {
    int low = from;
    int high = frames();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (frameTime(middle) < ms) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
