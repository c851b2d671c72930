package dev.sage.console.streams.reading;

import dev.sage.workbench.store.FrameTimes;
import java.util.Arrays;

/**
 * How frames fell on network reads: one read may bring many frames, and a frame may need many
 * reads. Derived from the number of the read that completed each frame, and its time. Stateless.
 */
public final class Reads {
  private Reads() {}

  /** Whether it is known which read completed the frame. */
  public static boolean known(FrameTimes times, int frame) {
    return frame >= 0 && frame < times.size() && times.reads()[frame] >= 0;
  }

  /** Whether the frame was completed by the same read as the one before it. */
  public static boolean together(FrameTimes times, int frame) {
    return frame > 0 && known(times, frame) && together(times.reads(), times.nanos(), frame);
  }

  private static boolean together(int[] reads, long[] nanos, int frame) {
    return reads[frame] == reads[frame - 1] && nanos[frame] == nanos[frame - 1];
  }

  /**
   * Whether a frame was the first of its read; one of which nobody knows the read is not.
   *
   * @param reads of {@link FrameTimes}, whose times are {@code nanos}: whoever asks for a million
   *     frames looks them up once
   */
  public static boolean begins(int[] reads, long[] nanos, int frame) {
    return reads[frame] >= 0 && (frame == 0 || !together(reads, nanos, frame));
  }

  /**
   * The frames that more than one read brought.
   *
   * @param most of them that are wanted
   */
  public static int[] split(FrameTimes times, int most) {
    int[] reads = times.reads();
    long[] nanos = times.nanos();
    int[] frames = new int[Math.min(most, reads.length)];
    int count = 0;
    for (int i = 0; i < reads.length && count < frames.length; i++) {
      // Most frames are completed by the read of the one before them, or by the next.
      boolean usual = i > 0 && (together(reads, nanos, i) || reads[i] == reads[i - 1] + 1);
      if (!usual && needed(times, i) > 1) {
        frames[count++] = i;
      }
    }
    return Arrays.copyOf(frames, count);
  }

  /** The first frame that was completed by the same read. */
  public static int first(FrameTimes times, int frame) {
    int at = frame;
    while (together(times, at)) {
      at--;
    }
    return at;
  }

  /** The last frame that was completed by the same read. */
  public static int last(FrameTimes times, int frame) {
    int at = frame;
    while (together(times, at + 1)) {
      at++;
    }
    return at;
  }

  /**
   * How many reads brought the frame, as far as can be told: reads that completed nothing before
   * this frame was complete brought parts of it.
   */
  public static int needed(FrameTimes times, int frame) {
    if (!known(times, frame) || together(times, frame)) {
      return 1;
    }
    int read = times.reads()[frame];
    boolean begins = frame == 0 || read <= times.reads()[frame - 1];
    return Math.max(1, begins ? read + 1 : read - times.reads()[frame - 1]);
  }
}
