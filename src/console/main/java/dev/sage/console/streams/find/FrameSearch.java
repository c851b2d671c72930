package dev.sage.console.streams.find;

import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredFrame;
import java.util.Arrays;
import java.util.List;

/**
 * Looks through the frames of one call for words, slice by slice. Does I/O: not for the FX thread.
 * Not thread-safe.
 */
final class FrameSearch {
  /** Frames in one step: a few milliseconds of work. */
  static final int STEP = 4_096;

  private final Store store;
  private final String call;
  private final FrameWords words;
  private int next;

  FrameSearch(Store store, String call, FrameWords words, int from) {
    this.store = store;
    this.call = call;
    this.words = words;
    this.next = from;
  }

  /** The frame that is looked at next. */
  int next() {
    return next;
  }

  /** Looks at some more frames before the end; the numbers of those that have the words. */
  int[] step(int end) {
    int until = Math.min(end, next + STEP);
    int[] found = new int[Math.max(0, until - next)];
    int count = 0;
    while (next < until) {
      List<byte[]> bytes = store.bytes(call, next, until - next);
      List<StoredFrame> frames = store.frames(call, next, bytes.size());
      if (frames.isEmpty()) {
        // They were removed meanwhile.
        next = end;
        break;
      }
      for (int i = 0; i < frames.size(); i++) {
        if (words.in(bytes.get(i), frames.get(i).type())) {
          found[count++] = next + i;
        }
      }
      next += frames.size();
    }
    return Arrays.copyOf(found, count);
  }
}
