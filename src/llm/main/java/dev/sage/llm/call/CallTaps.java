package dev.sage.llm.call;

import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.StreamTap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The taps of one call; one that throws is logged once and left out from then on. */
final class CallTaps {

  private static final Logger LOG = LoggerFactory.getLogger(CallTaps.class);

  private final List<CallTap> taps;

  private CallTaps(List<CallTap> taps) {
    this.taps = taps;
  }

  static CallTaps open(List<StreamTap> sources, CallStart start) {
    var opened = new ArrayList<CallTap>(sources.size());
    for (var source : sources) {
      try {
        opened.add(source.open(start));
      } catch (RuntimeException thrown) {
        LOG.warn("A stream tap failed to open and is left out of this call", thrown);
      }
    }
    return new CallTaps(opened);
  }

  boolean isEmpty() {
    return taps.isEmpty();
  }

  void each(Consumer<CallTap> action) {
    // By index, and backwards, because a tap that throws is removed on the way.
    for (int i = taps.size() - 1; i >= 0; i--) {
      try {
        action.accept(taps.get(i));
      } catch (RuntimeException thrown) {
        LOG.warn("A stream tap failed and is left out of the rest of this call", thrown);
        taps.remove(i);
      }
    }
  }
}
