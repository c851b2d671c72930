package dev.sage.console.streams.find;

import dev.sage.console.streams.find.AnswerWords.Stretch;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Numbers of frames that have words, ascending, and of the frame where the words end: eight bytes
 * each. Not thread-safe.
 */
final class FrameNumbers {
  private int[] frames = new int[16];
  private int[] lasts = new int[16];
  private int size;

  /** Adds frames that have all of the words, behind those that are there. */
  void addAll(int[] more) {
    ensure(size + more.length);
    System.arraycopy(more, 0, frames, size, more.length);
    System.arraycopy(more, 0, lasts, size, more.length);
    size += more.length;
  }

  /** Adds frames that have them together with others; one that has all by itself stays so. */
  void merge(List<Stretch> more) {
    NavigableMap<Integer, Integer> fresh = new TreeMap<>();
    for (Stretch stretch : more) {
      if (indexOf(stretch.first()) < 0) {
        fresh.putIfAbsent(stretch.first(), stretch.last());
      }
    }
    int from = size - 1;
    ensure(size + fresh.size());
    size += fresh.size();
    // From the end: what stands behind each moves once.
    int to = size - 1;
    for (var stretch : fresh.descendingMap().entrySet()) {
      while (from >= 0 && frames[from] > stretch.getKey()) {
        put(to--, frames[from], lasts[from]);
        from--;
      }
      put(to--, stretch.getKey(), stretch.getValue());
    }
  }

  private void put(int at, int frame, int last) {
    frames[at] = frame;
    lasts[at] = last;
  }

  private void ensure(int needed) {
    if (needed > frames.length) {
      int room = Math.max(needed, frames.length * 2);
      frames = Arrays.copyOf(frames, room);
      lasts = Arrays.copyOf(lasts, room);
    }
  }

  void clear() {
    frames = new int[16];
    lasts = new int[16];
    size = 0;
  }

  int size() {
    return size;
  }

  int at(int index) {
    return frames[index];
  }

  /** Where the words end that begin there. */
  int lastAt(int index) {
    return lasts[index];
  }

  /** Which of them the frame is; negative, as a binary search says it, where it is none. */
  int indexOf(int frame) {
    return Arrays.binarySearch(frames, 0, size, frame);
  }
}
