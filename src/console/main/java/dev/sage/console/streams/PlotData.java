package dev.sage.console.streams;

import dev.sage.console.control.Arrivals;
import dev.sage.console.control.Arrivals.Mark;
import dev.sage.console.control.GapPlotData;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.EdgeGap;
import dev.sage.console.streams.reading.Gap;
import dev.sage.console.streams.reading.Reads;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.FrameTimes;
import java.util.ArrayList;
import java.util.List;

/** A call's times as the overview plots them. Stateless. */
final class PlotData {
  private static final double MILLION = 1e6;

  private PlotData() {}

  static GapPlotData of(CallLook look) {
    FrameTimes times = look.times();
    int size = times.size();
    double last = size == 0 ? 0 : Math.max(0, times.nanos()[size - 1] / MILLION);
    Arrivals arrivals = new Arrivals(times.nanos(), times.lengths(), marks(times));
    return new GapPlotData(arrivals, gaps(look, look.edges()), Math.max(last, end(look)))
        .over(AttemptBands.of(look));
  }

  private static byte[] marks(FrameTimes times) {
    long[] nanos = times.nanos();
    int[] reads = times.reads();
    boolean[] tokens = times.tokens();
    boolean[] heartbeats = times.heartbeats();
    byte token = Mark.TOKEN.bit();
    byte read = Mark.READ.bit();
    byte heartbeat = Mark.HEARTBEAT.bit();
    byte[] marks = new byte[nanos.length];
    for (int i = 0; i < marks.length; i++) {
      int content = tokens[i] ? token : 0;
      int first = Reads.begins(reads, nanos, i) ? read : 0;
      int alive = heartbeats[i] ? heartbeat : 0;
      marks[i] = (byte) (content | first | alive);
    }
    return marks;
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

  private static double end(CallLook look) {
    long end = look.call().timings().end();
    return end < 0 ? 0 : (end + look.call().zeroNanos()) / MILLION;
  }
}
