package dev.sage.console.streams.replay;

import dev.sage.console.streams.reading.Gap;
import java.util.List;

/**
 * A moment that moves along a stream's time axis, faster or slower than it did. It is told what
 * time it is, and needs no toolkit. Not thread-safe.
 */
public final class ReplayClock {
  /** The slowest. */
  public static final double SLOWEST = 0.1;

  /** The fastest. */
  public static final double FASTEST = 100;

  private double speed = 1;
  private long position;
  private long end;
  private List<Gap> silences = List.of();
  private boolean jumping;
  private boolean playing;
  private long lastNanos;

  /** Goes to the beginning of another stream, and waits there. */
  public void load(long endNanos, List<Gap> gaps) {
    end = Math.max(0, endNanos);
    silences = List.copyOf(gaps);
    position = 0;
    playing = false;
  }

  /** The stream has become longer. */
  public void extend(long endNanos, List<Gap> gaps) {
    end = Math.max(end, endNanos);
    silences = List.copyOf(gaps);
  }

  /** Goes on from here; from the beginning where the end was reached. */
  public void play(long nowNanos) {
    if (position >= end) {
      position = 0;
    }
    lastNanos = nowNanos;
    playing = true;
  }

  /** Stays here. */
  public void pause() {
    playing = false;
  }

  /** Whether it moves. */
  public boolean playing() {
    return playing;
  }

  /** Goes to a moment. */
  public void seek(long nanos) {
    position = Math.clamp(nanos, 0, end);
  }

  /** How many times as fast as it was; between a tenth and a hundred times. */
  public void speed(double times) {
    speed = Math.clamp(times, SLOWEST, FASTEST);
  }

  /** How many times as fast as it was. */
  public double speed() {
    return speed;
  }

  /** Whether silences are left out. */
  public void jumping(boolean overSilences) {
    jumping = overSilences;
  }

  /** Moves on to what time it is now, and says whether it still moves. */
  public boolean tick(long nowNanos) {
    if (!playing) {
      return false;
    }
    long passed = Math.max(0, nowNanos - lastNanos);
    lastNanos = nowNanos;
    position = jumped(position + (long) (passed * speed));
    if (position >= end) {
      position = end;
      playing = false;
    }
    return playing;
  }

  private long jumped(long nanos) {
    if (!jumping) {
      return nanos;
    }
    for (Gap gap : silences) {
      if (gap.fromNanos() <= nanos && nanos < gap.toNanos()) {
        return gap.toNanos();
      }
    }
    return nanos;
  }

  /** Where it is on the time axis of the frames. */
  public long position() {
    return position;
  }
}
