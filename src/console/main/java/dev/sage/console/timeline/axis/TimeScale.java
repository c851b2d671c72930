package dev.sage.console.timeline.axis;

import dev.sage.workbench.timeline.TimeRange;

/**
 * Where moments stand on the screen. Immutable, thread-safe.
 *
 * @param range what is on the screen
 * @param left the pixel at which it begins
 * @param width how many pixels it has
 */
public record TimeScale(TimeRange range, double left, double width) {

  /** The pixel of a moment; outside of the range it is outside of the screen. */
  public double x(long micros) {
    return left + (double) (micros - range.from()) / range.length() * width;
  }

  /** The moment at a pixel, microseconds since 1970 UTC. */
  public long at(double x) {
    return range.from() + Math.round((x - left) / Math.max(1, width) * range.length());
  }

  /** Where it ends. */
  public double right() {
    return left + width;
  }

  /** How long a pixel is, microseconds. */
  public double microsPerPixel() {
    return range.length() / Math.max(1, width);
  }
}
