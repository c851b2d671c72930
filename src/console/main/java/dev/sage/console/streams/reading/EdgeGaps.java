package dev.sage.console.streams.reading;

import dev.sage.llm.Timings;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.FrameTimes;
import dev.sage.workbench.store.StoredCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The silences at the edges of a stream, by the rule of those between two frames: longer than the
 * threshold of its {@link Gaps}. They are drawn and named; the figures of docs/streams.md are of
 * gaps between two frames and know nothing of them. Stateless.
 */
public final class EdgeGaps {
  private EdgeGaps() {}

  /**
   * Those of a call.
   *
   * @param nowNanos the present on the time axis of the frames; looked at while the call runs only
   */
  public static List<EdgeGap> of(StoredCall call, FrameTimes times, Gaps gaps, long nowNanos) {
    List<EdgeGap> edges = new ArrayList<>();
    int first = firstToken(times, call.zeroNanos());
    // Imported streams may have no times: a silence must not be made up for them.
    if (first >= 0 && (call.status() == CallStatus.RUNNING || call.timings().firstToken() >= 0)) {
      edges.add(new EdgeGap(EdgeGap.Kind.FIRST, call.zeroNanos(), times.nanos()[first]));
    }
    last(call, times, first, nowNanos).ifPresent(edges::add);
    edges.removeIf(edge -> edge.nanos() <= gaps.thresholdNanos());
    return List.copyOf(edges);
  }

  /** The first frame with content of the last attempt, or -1. */
  private static int firstToken(FrameTimes times, long zeroNanos) {
    int frame = 0;
    while (frame < times.size() && !(times.tokens()[frame] && times.nanos()[frame] >= zeroNanos)) {
      frame++;
    }
    return frame < times.size() ? frame : -1;
  }

  private static Optional<EdgeGap> last(
      StoredCall call, FrameTimes times, int first, long nowNanos) {
    long from = first < 0 ? call.zeroNanos() : times.nanos()[lastToken(times)];
    if (call.status() == CallStatus.RUNNING) {
      return Optional.of(new EdgeGap(EdgeGap.Kind.NOW, from, nowNanos));
    }
    Timings timings = call.timings();
    EdgeGap.Kind kind = end(call);
    boolean known = first < 0 ? kind != EdgeGap.Kind.END : timings.lastToken() >= 0;
    return known && timings.end() >= 0
        ? Optional.of(new EdgeGap(kind, from, timings.end() + call.zeroNanos()))
        : Optional.empty();
  }

  private static int lastToken(FrameTimes times) {
    int frame = times.size() - 1;
    while (!times.tokens()[frame]) {
      frame--;
    }
    return frame;
  }

  private static EdgeGap.Kind end(StoredCall call) {
    if (call.status() == CallStatus.CANCELLED) {
      return EdgeGap.Kind.CANCELLED;
    }
    return "timeout".equals(call.errorKind()) ? EdgeGap.Kind.TIMEOUT : EdgeGap.Kind.END;
  }
}
