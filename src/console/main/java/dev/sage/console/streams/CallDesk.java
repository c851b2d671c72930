package dev.sage.console.streams;

import dev.sage.console.shell.Action;
import dev.sage.console.streams.pair.PairModel;
import dev.sage.console.streams.replay.Replay;
import java.util.List;

/**
 * What can be looked at and done with the call that is open.
 *
 * @param call the call
 * @param replay plays it again
 * @param pair compares it with another
 * @param toggle plays on or stays
 * @param back goes one frame back
 * @param forward goes one frame on
 * @param detail shows or hides frame and message
 * @param beside what else has a button: pin, compare
 */
record CallDesk(
    CallModel call,
    Replay replay,
    PairModel pair,
    Action toggle,
    Action back,
    Action forward,
    Action detail,
    List<Action> beside) {
  CallDesk {
    beside = List.copyOf(beside);
  }
}
