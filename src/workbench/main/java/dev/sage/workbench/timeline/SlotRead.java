package dev.sage.workbench.timeline;

import dev.sage.workbench.packed.Slots;
import dev.sage.workbench.rollup.DensityLevel;
import dev.sage.workbench.store.StoreView;
import java.util.List;

/** Reads how many calls of a lane began when. Stateless. */
final class SlotRead {

  private SlotRead() {}

  /** What is told of a slot. */
  @FunctionalInterface
  interface Visitor {
    /**
     * A slot with calls.
     *
     * @param from where it begins, microseconds since 1970
     */
    void slot(long from, int calls);
  }

  /** The slots that begin in a stretch of time and are not empty, in order of time. */
  static void each(
      StoreView view, CountedLane lane, DensityLevel level, long from, long to, Visitor visitor) {
    if (!lane.reaches(from, to)) {
      return;
    }
    view.each(
        "SELECT at, slots FROM density WHERE lane = ? AND level = ? AND at >= ? AND at <= ? ORDER BY at",
        List.of(lane.number(), level.seconds(), level.chunk(from), level.chunk(to - 1)),
        row -> {
          long chunk = row.number(0) * 1_000_000;
          Slots.each(
              row.bytes(1),
              (slot, calls) -> {
                long at = chunk + slot * level.micros();
                if (at >= from && at < to) {
                  visitor.slot(at, calls);
                }
              });
        });
  }
}
