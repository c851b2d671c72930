package dev.sage.workbench.cli;

import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredFrame;

/** Prints the frames of a stored call one after the other, each at its moment. */
final class StreamReplay {

  private final Store store;
  private final Terminal terminal;
  private final Moment moment;

  /** Waits for a moment of the stream. */
  @FunctionalInterface
  interface Moment {
    /**
     * Waits until it has come; not at all where it is over.
     *
     * @param nanos since the stream began
     * @return whether to go on
     */
    boolean await(long nanos) throws InterruptedException;
  }

  StreamReplay(Store store, Terminal terminal, Moment moment) {
    this.store = store;
    this.terminal = terminal;
    this.moment = moment;
  }

  /**
   * Plays a call.
   *
   * @param end when it was over
   * @return whether it was played to its end; also where nobody reads the output any more
   */
  boolean play(String id, long end, ReplayLines lines) throws InterruptedException {
    var bytes = new FrameBytes(store, id);
    boolean going = true;
    for (var page = store.frames(id, 0, FrameBytes.PAGE);
        going && !page.isEmpty();
        page = store.frames(id, page.getLast().sequence() + 1, FrameBytes.PAGE)) {
      for (StoredFrame frame : page) {
        going = moment.await(frame.nanos());
        if (!going || terminal.readerGone()) {
          break;
        }
        print(lines.frame(frame, bytes.of(frame.sequence())));
      }
      if (terminal.readerGone()) {
        return true;
      }
    }
    going = going && moment.await(end);
    print(lines.end(going));
    return going;
  }

  private void print(String text) {
    if (!text.isEmpty()) {
      terminal.out().print(text);
      terminal.out().flush();
    }
  }
}
