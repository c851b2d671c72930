package dev.sage.workbench.exchange;

import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.io.IOException;

/** The stored frames of one attempt, one after the other, without holding all of them. */
final class OutFrames {

  private static final int PAGE = 1024;

  private final Store store;
  private final StoredCall call;
  private final int attempt;
  private final StricterFrames stricter;

  OutFrames(Store store, StoredCall call, int attempt, StricterFrames stricter) {
    this.store = store;
    this.call = call;
    this.attempt = attempt;
    this.stricter = stricter;
  }

  /** Takes a frame. */
  interface Taker {
    void take(OutFrame frame) throws IOException;
  }

  /** What was given out. */
  record Sum(long frames, long redacted, long bytes) {
    Sum with(OutFrame frame) {
      return new Sum(
          frames + 1, redacted + (frame.redacted() ? 1 : 0), bytes + frame.bytes().length);
    }
  }

  Sum each(Taker taker) throws IOException {
    var pass = stricter.begin(call, store.attempts(call.id()), attempt);
    var sum = new Sum(0, 0, 0);
    for (long from = 0; from < call.frames(); ) {
      var bytes = store.bytes(call.id(), from, PAGE);
      var frames = store.frames(call.id(), from, bytes.size());
      if (frames.isEmpty()) {
        break;
      }
      for (int i = 0; i < frames.size(); i++) {
        if (frames.get(i).attempt() == attempt) {
          var out = OutFrame.of(frames.get(i), call.zeroNanos(), bytes.get(i));
          sum = give(pass.add(out), taker, sum);
        }
      }
      from += frames.size();
    }
    return give(pass.end(), taker, sum);
  }

  private static Sum give(Iterable<OutFrame> frames, Taker taker, Sum before) throws IOException {
    var sum = before;
    for (OutFrame frame : frames) {
      taker.take(frame);
      sum = sum.with(frame);
    }
    return sum;
  }
}
