package dev.sage.console.streams.find;

import dev.sage.console.streams.find.AnswerWords.Stretch;
import dev.sage.console.streams.reading.StreamReading;
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
  private final AnswerWords answer;
  private final StreamReading reading;
  private int next;

  /**
   * A search that has not begun.
   *
   * @param from the frame that is looked at first
   * @param answer the words in what the frames say together; it goes on where it stands
   * @param reading what they say, as far as they have been read
   */
  FrameSearch(
      Store store,
      String call,
      FrameWords words,
      int from,
      AnswerWords answer,
      StreamReading reading) {
    this.store = store;
    this.call = call;
    this.words = words;
    this.next = from;
    this.answer = answer;
    this.reading = reading;
  }

  /**
   * What was found in one step.
   *
   * @param frames that have the words
   * @param stretches that have them together
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once; nobody compares two of them
  record Hits(int[] frames, List<Stretch> stretches) {}

  /** Whether all before the end has been looked at, as far as it has been read. */
  boolean over(int end) {
    return next >= end && answer.next() >= Math.min(end, reading.frames());
  }

  /** As {@link #next}, in what the frames say together. */
  int answered() {
    return answer.next();
  }

  /** The frame that is looked at next. */
  int next() {
    return next;
  }

  /** Looks at some more frames before the end. */
  Hits step(int end) {
    int[] found = frames(end);
    return new Hits(found, answer.step(reading, Math.min(next, answer.next() + STEP)));
  }

  private int[] frames(int end) {
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
