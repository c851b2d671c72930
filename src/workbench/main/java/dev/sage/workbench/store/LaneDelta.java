package dev.sage.workbench.store;

import dev.sage.workbench.packed.Slots;
import dev.sage.workbench.rollup.DensityLevel;
import dev.sage.workbench.rollup.FigureLevel;
import dev.sage.workbench.rollup.RolledCall;
import dev.sage.workbench.rollup.Tally;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What changes in a lane by one transaction. Used by the thread that writes only. */
final class LaneDelta {

  private final Map<DensityLevel, TreeMap<Long, Changes>> density =
      new EnumMap<>(DensityLevel.class);
  private final Map<FigureLevel, TreeMap<Long, Tally>> figures = new EnumMap<>(FigureLevel.class);
  private final LaneKey key;
  long calls;
  long first = Long.MAX_VALUE;
  long last = Long.MIN_VALUE;

  LaneDelta(LaneKey key) {
    this.key = key;
  }

  /** The chunks that change, by where they begin. */
  Map<Long, Changes> density(DensityLevel level) {
    return density.computeIfAbsent(level, at -> new TreeMap<>());
  }

  /** What is to be added to the figures, by where a stretch begins. */
  Map<Long, Tally> figures(FigureLevel level) {
    return figures.computeIfAbsent(level, at -> new TreeMap<>());
  }

  /** Slots of a chunk, each time that one grows or shrinks by one call. */
  static final class Changes {
    private int[] slots = new int[4];
    private int size;

    void add(int slot, int times) {
      if (size == slots.length) {
        slots = Arrays.copyOf(slots, size * 2);
      }
      slots[size++] = times > 0 ? slot : ~slot;
    }

    void applyTo(Slots chunk) {
      for (int i = 0; i < size; i++) {
        chunk.add(slots[i] >= 0 ? slots[i] : ~slots[i], slots[i] >= 0 ? 1 : -1);
      }
    }
  }

  void add(RolledCall call, int times) {
    calls += times;
    first = Math.min(first, call.startedAt());
    last = Math.max(last, call.startedAt());
    if (!key.all()) {
      for (DensityLevel level : DensityLevel.values()) {
        density(level)
            .computeIfAbsent(level.chunk(call.startedAt()), at -> new Changes())
            .add(level.slot(call.startedAt()), times);
      }
    }
    if (key.figures()) {
      for (FigureLevel level : FigureLevel.values()) {
        if (key.all() || level != FigureLevel.MINUTE) {
          figures(level)
              .computeIfAbsent(level.bucket(call.startedAt()), at -> new Tally())
              .add(call, times);
        }
      }
    }
  }
}
