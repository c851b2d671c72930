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
import java.util.function.IntPredicate;

/** A call's times as the overview plots them. Stateless. */
final class PlotData {
  private static final double MILLION = 1e6;

  private PlotData() {}

  static GapPlotData of(CallLook look) {
    FrameTimes times = look.times();
    double[] frames = new double[times.size()];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = Math.max(0, times.nanos()[i] / MILLION);
    }
    double[] tokens = those(frames, frame -> times.tokens()[frame]);
    double[] reads =
        those(frames, frame -> Reads.known(times, frame) && !Reads.together(times, frame));
    double[] heartbeats = those(frames, frame -> times.heartbeats()[frame]);
    double last = frames.length == 0 ? 0 : frames[frames.length - 1];
    List<GapPlotData.Gap> gaps = gaps(look, look.edges());
    return new GapPlotData(frames, times.lengths(), tokens, gaps, Math.max(last, end(look)))
        .with(reads, heartbeats)
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

  private static double[] those(double[] all, IntPredicate wanted) {
    double[] some = new double[all.length];
    int count = 0;
    for (int i = 0; i < all.length; i++) {
      if (wanted.test(i)) {
        some[count++] = all[i];
      }
    }
    return Arrays.copyOf(some, count);
  }

  private static double end(CallLook look) {
    long end = look.call().timings().end();
    return end < 0 ? 0 : (end + look.call().zeroNanos()) / MILLION;
  }
}
