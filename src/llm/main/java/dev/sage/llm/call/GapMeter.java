package dev.sage.llm.call;

import dev.sage.llm.telemetry.ChunkGaps;
import dev.sage.llm.telemetry.Samples;

/**
 * Measures the gaps between the token-bearing frames of one attempt. Not thread-safe. Takes at most
 * 64 kB, and allocates only when an array has to grow.
 */
final class GapMeter {

  private final Samples gaps = new Samples(ChunkGaps.LIMIT);

  /** Those that may be stalls; the timers of a call leave no room for more than the limit. */
  private final Samples suspects = new Samples(ChunkGaps.LIMIT);

  private long longest;
  private long last;
  private boolean any;
  private boolean inFrame;

  /** A new attempt begins: only the last one's gaps count. */
  void begin() {
    gaps.clear();
    suspects.clear();
    longest = 0;
    any = false;
    inFrame = false;
  }

  /** What follows belongs to another frame. */
  void frameEnds() {
    inFrame = false;
  }

  /** A token of the frame that arrived with the read of this moment. */
  void token(long nanos) {
    if (inFrame) {
      return;
    }
    inFrame = true;
    if (any) {
      gap(Math.max(0, nanos - last));
    }
    any = true;
    last = nanos;
  }

  ChunkGaps gaps() {
    return ChunkGaps.of(gaps.count(), longest, gaps.sorted(), suspects.sorted());
  }

  private void gap(long nanos) {
    longest = Math.max(longest, nanos);
    gaps.add(nanos);
    if (nanos > ChunkGaps.STALL_FLOOR_NANOS) {
      suspects.add(nanos);
    }
  }
}
