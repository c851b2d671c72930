package dev.sage.console.streams;

import dev.sage.console.control.GapPlotData;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.workbench.store.FrameTimes;
import java.util.Arrays;
import java.util.List;

/** A call's times as the overview plots them. Stateless. */
final class PlotData {
  private static final double MILLION = 1e6;

  private PlotData() {}

  static GapPlotData of(CallLook look) {
    FrameTimes times = look.times();
    double[] frames = new double[times.size()];
    double[] tokens = new double[times.size()];
    int count = 0;
    for (int i = 0; i < frames.length; i++) {
      frames[i] = Math.max(0, times.nanos()[i] / MILLION);
      if (times.tokens()[i]) {
        tokens[count++] = frames[i];
      }
    }
    List<GapPlotData.Gap> gaps =
        look.gaps().silences().stream()
            .map(gap -> new GapPlotData.Gap(gap.fromNanos() / MILLION, gap.toNanos() / MILLION))
            .toList();
    double last = frames.length == 0 ? 0 : frames[frames.length - 1];
    return new GapPlotData(
        frames, times.lengths(), Arrays.copyOf(tokens, count), gaps, Math.max(last, end(look)));
  }

  private static double end(CallLook look) {
    long end = look.call().timings().end();
    return end < 0 ? 0 : (end + look.call().zeroNanos()) / MILLION;
  }
}
