package dev.sage.console.streams.reading;

import dev.sage.workbench.store.FrameTimes;
import java.util.Arrays;

/**
 * Two clocks at one moment of a stream: how long ago the last byte came, and the last piece of the
 * answer. Heartbeats turn back the first only, so that the second shows the silence that they hide.
 * Immutable, thread-safe.
 *
 * @param byteNanos since the last frame of any kind; since the request where none had come
 * @param tokenNanos since the last frame with content; since the request where none had come
 * @param bytes whether any frame had come
 * @param tokens whether any content had come
 */
public record Clocks(long byteNanos, long tokenNanos, boolean bytes, boolean tokens) {
  /** At a moment on the time axis of the frames. */
  public static Clocks at(FrameTimes times, long nanos) {
    return of(times, framesUntil(times, nanos), nanos);
  }

  /** Just before a frame came. */
  public static Clocks before(FrameTimes times, int frame) {
    return of(times, frame, times.nanos()[frame]);
  }

  /** How many frames had come by then. */
  public static int framesUntil(FrameTimes times, long nanos) {
    int at = Arrays.binarySearch(times.nanos(), nanos);
    int until = at < 0 ? -at - 1 : at + 1;
    while (until < times.size() && times.nanos()[until] <= nanos) {
      until++;
    }
    return until;
  }

  private static Clocks of(FrameTimes times, int frames, long nanos) {
    int token = frames - 1;
    while (token >= 0 && !times.tokens()[token]) {
      token--;
    }
    return new Clocks(
        since(times, frames - 1, nanos), since(times, token, nanos), frames > 0, token >= 0);
  }

  private static long since(FrameTimes times, int frame, long nanos) {
    return Math.max(0, frame < 0 ? nanos : nanos - times.nanos()[frame]);
  }

  /** Whether heartbeats kept the first clock low while the answer did not go on. */
  public boolean hidden(long thresholdNanos) {
    return bytes && tokenNanos > thresholdNanos && byteNanos < tokenNanos / 2;
  }
}
