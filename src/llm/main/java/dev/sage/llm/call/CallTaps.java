package dev.sage.llm.call;

import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.StreamTap;
import dev.sage.llm.telemetry.TappedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The taps of one call; one that throws is logged once and left out from then on, whatever it is
 * that it throws: a missing class of a tap must not end a call either.
 */
@SuppressWarnings("CatchThrowable")
final class CallTaps {

  private static final Logger LOG = LoggerFactory.getLogger(CallTaps.class);

  private final List<CallTap> taps;
  private final List<CallTap> frameTaps;

  private CallTaps(List<CallTap> taps, List<CallTap> frameTaps) {
    this.taps = taps;
    this.frameTaps = frameTaps;
  }

  static CallTaps open(List<StreamTap> sources, CallStart start) {
    var opened = new ArrayList<CallTap>(sources.size());
    var frames = new ArrayList<CallTap>(sources.size());
    for (var source : sources) {
      try {
        var tap = source.open(start);
        opened.add(tap);
        if (tap.wantsFrames()) {
          frames.add(tap);
        }
      } catch (Throwable thrown) {
        LOG.warn("A stream tap failed to open and is left out of this call", thrown);
      }
    }
    return new CallTaps(opened, frames);
  }

  /** Whether a tap looks at frames, so that they are worth copying. */
  boolean wantFrames() {
    return !frameTaps.isEmpty();
  }

  void frame(TappedFrame frame) {
    each(frameTaps, tap -> tap.frame(frame));
  }

  boolean isEmpty() {
    return taps.isEmpty();
  }

  void each(Consumer<CallTap> action) {
    each(taps, action);
  }

  private void each(List<CallTap> those, Consumer<CallTap> action) {
    // By index, and backwards, because a tap that throws is removed on the way.
    for (int i = those.size() - 1; i >= 0; i--) {
      var tap = those.get(i);
      try {
        action.accept(tap);
      } catch (Throwable thrown) {
        LOG.warn("A stream tap failed and is left out of the rest of this call", thrown);
        taps.remove(tap);
        frameTaps.remove(tap);
      }
    }
  }
}
