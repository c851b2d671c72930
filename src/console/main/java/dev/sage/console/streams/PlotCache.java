package dev.sage.console.streams;

import dev.sage.console.control.GapPlotData;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.workbench.store.FrameTimes;
import dev.sage.workbench.store.StoredCall;
import org.jspecify.annotations.Nullable;

/**
 * What is plotted of a call, made anew only where times are new: they may be those of a million
 * frames. Thread-safe; of two at once each may make it.
 */
final class PlotCache {
  private volatile @Nullable Plotted last;

  private record Plotted(FrameTimes times, long end, int attempts, long zero, GapPlotData data) {
    boolean of(CallLook look) {
      return times.equals(look.times())
          && end == look.call().timings().end()
          && attempts == look.call().attempts()
          && zero == look.call().zeroNanos();
    }
  }

  GapPlotData of(CallLook now) {
    Plotted known = last;
    if (known != null && known.of(now)) {
      return known.data;
    }
    StoredCall call = now.call();
    Plotted fresh =
        new Plotted(
            now.times(), call.timings().end(), call.attempts(), call.zeroNanos(), PlotData.of(now));
    last = fresh;
    return fresh.data;
  }
}
