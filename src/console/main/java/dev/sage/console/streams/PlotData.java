package dev.sage.console.streams;

import dev.sage.console.control.GapPlotData;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.EdgeGap;
import dev.sage.console.streams.reading.Gap;
import dev.sage.console.streams.reading.Reads;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.FrameTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A call's times as the overview plots them. Stateless. */
final class PlotData {
  private static final double MILLION = 1e6;

  private PlotData() {}

  static GapPlotData of(CallLook look) {
    FrameTimes times = look.times();
    long[] nanos = times.nanos();
    boolean[] firsts = Reads.firsts(times);
    int size = nanos.length;
    double[] frames = new double[size];
    Some tokens = new Some(size);
    Some reads = new Some(size);
    Some heartbeats = new Some(size);
    // Once through for all of them: there may be a million frames, and somebody waits.
    for (int i = 0; i < size; i++) {
      double at = Math.max(0, nanos[i] / MILLION);
      frames[i] = at;
      tokens.add(at, times.tokens()[i]);
      reads.add(at, firsts[i]);
      heartbeats.add(at, times.heartbeats()[i]);
    }
    double last = frames.length == 0 ? 0 : frames[frames.length - 1];
    List<GapPlotData.Gap> gaps = gaps(look, look.edges());
    return new GapPlotData(frames, times.lengths(), tokens.array(), gaps, Math.max(last, end(look)))
        .with(reads.array(), heartbeats.array())
        .over(AttemptBands.of(look));
  }

  /** The plot of a call that runs, up to the present: its axis goes on while nothing comes. */
  static GapPlotData until(CallLook look, GapPlotData data, long nowNanos) {
    return data.until(nowNanos / MILLION, gaps(look, look.edges(nowNanos)));
  }

  private static List<GapPlotData.Gap> gaps(CallLook look, List<EdgeGap> edges) {
    List<GapPlotData.Gap> gaps = new ArrayList<>();
    for (Gap gap : look.gaps().silences()) {
      gaps.add(new GapPlotData.Gap(gap.fromNanos() / MILLION, gap.toNanos() / MILLION));
    }
    for (EdgeGap edge : edges) {
      GapPlotData.Gap drawn =
          new GapPlotData.Gap(
              edge.fromNanos() / MILLION,
              edge.toNanos() / MILLION,
              Texts.text("streams.edge." + edge.kind().key()));
      gaps.add(edge.kind() == EdgeGap.Kind.FIRST ? 0 : gaps.size(), drawn);
    }
    return gaps;
  }

  /** Some of the times. */
  private static final class Some {
    private final double[] times;
    private int count;

    Some(int most) {
      times = new double[most];
    }

    void add(double time, boolean wanted) {
      if (wanted) {
        times[count++] = time;
      }
    }

    double[] array() {
      return count == times.length ? times : Arrays.copyOf(times, count);
    }
  }

  private static double end(CallLook look) {
    long end = look.call().timings().end();
    return end < 0 ? 0 : (end + look.call().zeroNanos()) / MILLION;
  }
}
