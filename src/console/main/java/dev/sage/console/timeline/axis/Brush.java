package dev.sage.console.timeline.axis;

import dev.sage.workbench.timeline.TimeRange;

/**
 * A part of a strip that can be taken by its edges or as a whole, or drawn anew. Immutable,
 * thread-safe.
 *
 * @param strip what all of the strip shows
 * @param range the part
 */
public record Brush(TimeScale strip, TimeRange range) {
  /** So far beside an edge it can still be taken. */
  private static final double NEAR = 5;

  /** A part is drawn at least so wide, that it can be seen and taken. */
  private static final double LEAST = 6;

  /** What of the brush is taken. */
  public enum Grip {
    FROM,
    TO,
    WHOLE,
    NEW
  }

  /** Where it is drawn from. */
  public double fromX() {
    double from = strip.x(range.from());
    double spare = Math.max(0, LEAST - (strip.x(range.to()) - from));
    return Math.clamp(
        from - spare / 2, strip.left(), Math.max(strip.left(), strip.right() - LEAST));
  }

  /** Where it is drawn to. */
  public double toX() {
    double to = strip.x(range.to());
    return Math.clamp(Math.max(to, fromX() + LEAST), strip.left(), strip.right());
  }

  /** What is taken at a pixel. */
  public Grip grip(double x) {
    double near = Math.min(NEAR, (toX() - fromX()) / 3);
    if (Math.abs(x - fromX()) <= near || (x < fromX() && x >= fromX() - NEAR)) {
      return Grip.FROM;
    }
    if (Math.abs(x - toX()) <= near || (x > toX() && x <= toX() + NEAR)) {
      return Grip.TO;
    }
    return x > fromX() && x < toX() ? Grip.WHOLE : Grip.NEW;
  }

  /**
   * The part after a drag.
   *
   * @param start the pixel where it began
   * @param now the pixel where it is
   */
  public TimeRange dragged(Grip grip, double start, double now) {
    long delta = strip.at(now) - strip.at(start);
    return switch (grip) {
      case WHOLE -> Ranges.moved(range, delta, strip.range());
      case FROM -> ordered(clamped(range.from() + delta), range.to());
      case TO -> ordered(range.from(), clamped(range.to() + delta));
      case NEW -> ordered(clamped(strip.at(start)), clamped(strip.at(now)));
    };
  }

  private long clamped(long moment) {
    return Math.clamp(moment, strip.range().from(), strip.range().to());
  }

  /** The edges may be dragged past each other. */
  private TimeRange ordered(long one, long other) {
    long from = Math.min(one, other);
    return new TimeRange(from, Math.max(from + 1, Math.max(one, other)));
  }
}
