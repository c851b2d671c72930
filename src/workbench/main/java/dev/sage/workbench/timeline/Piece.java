package dev.sage.workbench.timeline;

import dev.sage.workbench.rollup.DensityLevel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a range that whole slots of a level make up. Immutable.
 *
 * @param level null where it is less than a second: the rows have to be asked
 */
record Piece(@Nullable DensityLevel level, long from, long to) {

  private static final List<DensityLevel> LEVELS = List.of(DensityLevel.values());

  /** As few slots as possible that make up exactly this range, in order of time. */
  static List<Piece> of(TimeRange range) {
    return between(range.from(), range.to());
  }

  /** The same; none where the stretch is empty. */
  static List<Piece> between(long from, long to) {
    var pieces = new ArrayList<Piece>();
    cover(from, to, LEVELS.size(), pieces);
    return pieces;
  }

  private static void cover(long from, long to, int levels, List<Piece> pieces) {
    if (from >= to) {
      return;
    }
    if (levels == 0) {
      pieces.add(new Piece(null, from, to));
      return;
    }
    var level = LEVELS.get(levels - 1);
    long first = Math.ceilDiv(from, level.micros()) * level.micros();
    long last = Math.floorDiv(to, level.micros()) * level.micros();
    if (first >= last) {
      cover(from, to, levels - 1, pieces);
      return;
    }
    cover(from, first, levels - 1, pieces);
    pieces.add(new Piece(level, first, last));
    cover(last, to, levels - 1, pieces);
  }
}
