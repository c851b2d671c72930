package dev.sage.llm.cache;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.llm.provider.Attempt;
import dev.sage.llm.provider.AttemptSink;
import dev.sage.llm.provider.Exchange;

/**
 * Gives an answer that is there already, all of it with the first pull, so that no timer runs while
 * its caller takes its time. Not thread-safe.
 */
final class ReplayAttempt implements Attempt {

  private static final byte[] NO_BYTES = {};

  private final CachedTurn turn;
  private final Exchange exchange;

  /**
   * @param begunNanos when the call began, {@link System#nanoTime}: a wait for another call's
   *     answer is part of its times
   */
  ReplayAttempt(CachedTurn turn, long begunNanos) {
    this.turn = turn;
    this.exchange = Exchange.begun(begunNanos);
  }

  @Override
  public boolean pull(AttemptSink sink) {
    sink.responded(exchange);
    sink.read(System.nanoTime(), 0);
    sink.identity(turn.responseId(), turn.model());
    for (var event : turn.events()) {
      give(event, sink);
    }
    give(
        new StreamEvent.End(
            turn.finishReason(), turn.rawFinishReason(), null, turn.usage(), Timings.NONE),
        sink);
    return false;
  }

  /** For whoever taps each event is a frame without bytes, as there were none. */
  private static void give(StreamEvent event, AttemptSink sink) {
    sink.event(event);
    sink.frame("cached", NO_BYTES, 0, 0);
  }

  @Override
  public Exchange exchange() {
    return exchange;
  }

  @Override
  public void close() {}
}
