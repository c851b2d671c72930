package dev.sage.console.streams.find;

import java.util.Arrays;

/** Numbers of frames, ascending: four bytes each. Not thread-safe. */
final class FrameNumbers {
  private int[] frames = new int[16];
  private int size;

  void addAll(int[] more) {
    if (size + more.length > frames.length) {
      frames = Arrays.copyOf(frames, Math.max(size + more.length, frames.length * 2));
    }
    System.arraycopy(more, 0, frames, size, more.length);
    size += more.length;
  }

  void clear() {
    frames = new int[16];
    size = 0;
  }

  int size() {
    return size;
  }

  int at(int index) {
    return frames[index];
  }

  /** Which of them the frame is; negative, as a binary search says it, where it is none. */
  int indexOf(int frame) {
    return Arrays.binarySearch(frames, 0, size, frame);
  }
}
