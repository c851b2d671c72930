package dev.sage.workbench.exchange;

import dev.sage.workbench.store.StoredFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Leads the frames of a call through {@link StricterFrames}, attempt by attempt. One a call. */
final class AttemptFrames {

  private final IntFunction<StricterFrames.Pass> begin;
  private final Taker taker;
  private final Deque<StoredFrame> waiting = new ArrayDeque<>();
  private StricterFrames.@Nullable Pass pass;
  private int attempt;

  /** Takes a frame, with what is left of it. */
  interface Taker {
    void take(StoredFrame frame, OutFrame out);
  }

  /**
   * @param begin the pass of an attempt
   */
  AttemptFrames(IntFunction<StricterFrames.Pass> begin, Taker taker) {
    this.begin = begin;
    this.taker = taker;
  }

  void add(StoredFrame frame, byte[] bytes) {
    var own = pass;
    if (own == null || frame.attempt() != attempt) {
      end();
      attempt = frame.attempt();
      own = begin.apply(attempt);
      pass = own;
    }
    waiting.add(frame);
    give(own.add(OutFrame.of(frame, 0, bytes)));
  }

  /** There are no more. */
  void end() {
    if (pass != null) {
      give(pass.end());
      pass = null;
    }
  }

  private void give(Iterable<OutFrame> ready) {
    for (OutFrame out : ready) {
      taker.take(waiting.removeFirst(), out);
    }
  }
}
