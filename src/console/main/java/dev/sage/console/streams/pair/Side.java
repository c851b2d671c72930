package dev.sage.console.streams.pair;

import dev.sage.console.control.GapPlotData;
import dev.sage.console.streams.reading.CallLook;

/**
 * One of two streams that are compared. Immutable, thread-safe.
 *
 * @param plot its times, on the axis of its frames
 */
public record Side(CallLook look, GapPlotData plot) {
  private static final double MILLION = 1e6;

  /** When its request was sent, in ms on the axis of its frames. */
  double sentMs() {
    return look.call().zeroNanos() / MILLION;
  }

  /** When its first token came, on the axis of its frames; when it was sent where none came. */
  double firstTokenMs() {
    long token = look.call().timings().firstToken();
    return token < 0 ? sentMs() : sentMs() + token / MILLION;
  }
}
