package dev.sage.console.streams;

import dev.sage.console.shell.Action;
import dev.sage.console.streams.find.FrameFind;
import dev.sage.console.streams.pair.PairModel;
import dev.sage.console.streams.replay.Replay;
import dev.sage.console.streams.replay.ReplayBar;
import dev.sage.console.streams.request.RequestModel;
import java.util.List;

/**
 * What can be looked at and done with the call that is open.
 *
 * @param call the call
 * @param request what it asked
 * @param find finds words in its frames
 * @param replay plays it again
 * @param pair compares it with another
 * @param playing the buttons of the replay
 * @param search looks for words in the frames
 * @param detail shows or hides frame and message
 * @param tabs bring each view of a frame to the front, in the order of {@link DetailTab}
 * @param ask shows the request, or the frames
 * @param again makes a prompt of the request
 * @param beside what else has a button: pin, compare
 */
record CallDesk(
    CallModel call,
    RequestModel request,
    FrameFind find,
    Replay replay,
    PairModel pair,
    ReplayBar.Buttons playing,
    Action search,
    Action detail,
    List<Action> tabs,
    Action ask,
    Action again,
    List<Action> beside) {
  CallDesk {
    tabs = List.copyOf(tabs);
    beside = List.copyOf(beside);
  }
}
