package dev.sage.console.control;

/**
 * The part of a time axis that is on the screen, in milliseconds. Immutable, thread-safe.
 *
 * @param fromMs where it begins; may be negative on an axis whose zero is not its beginning
 * @param toMs where it ends
 */
public record TimeWindow(double fromMs, double toMs) {
  /** Nothing is gained by looking closer than this. */
  private static final double LEAST_SPAN = 0.05;

  /** Puts the ends in order. */
  public TimeWindow {
    if (toMs < fromMs) {
      double swapped = fromMs;
      fromMs = toMs;
      toMs = swapped;
    }
  }

  /** Its length. */
  public double span() {
    return toMs - fromMs;
  }

  /** Whether the moment is in it. */
  public boolean contains(double ms) {
    return fromMs <= ms && ms <= toMs;
  }

  /**
   * A longer or shorter part around a moment that keeps its place.
   *
   * @param factor under 1 to look closer
   */
  public TimeWindow zoomed(double factor, double anchorMs, TimeWindow limits) {
    double least = Math.min(LEAST_SPAN, limits.span());
    double now = Math.clamp(span() * factor, least, Math.max(least, limits.span()));
    double share = span() <= 0 ? 0.5 : (anchorMs - fromMs) / span();
    double from = anchorMs - share * now;
    return new TimeWindow(from, from + now).within(limits);
  }

  /** The same length, so much later. */
  public TimeWindow moved(double ms, TimeWindow limits) {
    return new TimeWindow(fromMs + ms, toMs + ms).within(limits);
  }

  /** The same length if it fits, within the limits. */
  public TimeWindow within(TimeWindow limits) {
    if (span() >= limits.span()) {
      return limits;
    }
    double from = Math.clamp(fromMs, limits.fromMs, limits.toMs - span());
    return new TimeWindow(from, from + span());
  }

  /** Moved as little as possible so that the moment is well inside. */
  public TimeWindow showing(double ms, TimeWindow limits) {
    double margin = span() * 0.1;
    if (ms >= fromMs + margin && ms <= toMs - margin) {
      return this;
    }
    double shift = ms < fromMs + margin ? ms - fromMs - margin : ms - toMs + margin;
    return moved(shift, limits);
  }
}
