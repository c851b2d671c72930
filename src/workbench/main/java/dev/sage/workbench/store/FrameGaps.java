package dev.sage.workbench.store;

import dev.sage.llm.telemetry.ChunkGaps;
import java.util.Arrays;

/** The gaps between frames whose times are all there, as the library measures live ones. */
public final class FrameGaps {

  private FrameGaps() {}

  /**
   * Exact, however many.
   *
   * @param nanos when the frames with content of one attempt arrived, in order
   */
  public static ChunkGaps of(long[] nanos) {
    if (nanos.length < 2) {
      return ChunkGaps.NONE;
    }
    long[] gaps = new long[nanos.length - 1];
    for (int i = 1; i < nanos.length; i++) {
      gaps[i - 1] = Math.max(0, nanos[i] - nanos[i - 1]);
    }
    Arrays.sort(gaps);
    long[] suspects =
        Arrays.stream(gaps).filter(gap -> gap > ChunkGaps.STALL_FLOOR_NANOS).toArray();
    return ChunkGaps.of(gaps.length, gaps[gaps.length - 1], gaps, suspects);
  }
}
