package dev.sage.console.streams.reading;

import java.util.Arrays;

/** Numbers of frames, ascending, the first ten thousand of them; the others are only counted. */
final class FrameList {
  private static final int MOST = 10_000;

  private int[] frames = new int[4];
  private int kept;
  private int count;

  void add(int frame) {
    count++;
    if (kept < MOST) {
      if (kept == frames.length) {
        frames = Arrays.copyOf(frames, kept * 2);
      }
      frames[kept++] = frame;
    }
  }

  int count() {
    return count;
  }

  int[] frames() {
    return Arrays.copyOf(frames, kept);
  }
}
