package dev.sage.console.streams;

import dev.sage.console.control.GapPlotData;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.Reads;
import dev.sage.workbench.store.FrameTimes;
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
    double[] reads = those(frames, frame -> !Reads.together(times, frame));
    double[] heartbeats = those(frames, frame -> times.heartbeats()[frame]);
    List<GapPlotData.Gap> gaps =
        look.gaps().silences().stream()
            .map(gap -> new GapPlotData.Gap(gap.fromNanos() / MILLION, gap.toNanos() / MILLION))
            .toList();
    double last = frames.length == 0 ? 0 : frames[frames.length - 1];
    return new GapPlotData(frames, times.lengths(), tokens, gaps, Math.max(last, end(look)))
        .with(reads, heartbeats);
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
