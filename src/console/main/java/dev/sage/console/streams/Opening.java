package dev.sage.console.streams;

import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.CallReading;
import dev.sage.console.streams.reading.FrameRow;
import dev.sage.console.streams.reading.Gap;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read with the first look at a call, so that all of it appears at once. Immutable.
 *
 * @param first the number of the first of the rows
 * @param seen the rows that will be in sight
 * @param detail of the frame that will be selected; null where none will
 */
record Opening(int first, List<FrameRow> seen, @Nullable FrameDetail detail) {
  static final Opening NONE = new Opening(0, List.of(), null);

  /** At the most so many frames are in sight above and below the one selected. */
  private static final int IN_SIGHT = 64;

  Opening {
    seen = List.copyOf(seen);
  }

  /** Reads it; not for the FX thread. */
  static Opening of(Store store, CallReading from, CallLook now, int page) {
    boolean over = now.call().status() != CallStatus.RUNNING;
    int size = now.times().size();
    boolean selects = over && size > 0;
    int middle = selects ? worthALook(now) : size;
    int first = Math.max(0, middle - IN_SIGHT) / page * page;
    // No more than the list will have: what has come since is read when it grows.
    int end = Math.min(size, ((middle + IN_SIGHT) / page + 1) * page);
    return new Opening(
        first,
        from.rows().read(first, end - first),
        selects ? FrameDetail.of(store, now, middle).orElse(null) : null);
  }

  /**
   * The frame that is selected once a call is over: where it failed, else its first silence, else
   * its last piece of content. Times tell that much; what the frames say may still be read.
   */
  static int worthALook(CallLook now) {
    int last = now.times().size() - 1;
    if (now.call().status() == CallStatus.FAILED) {
      return last;
    }
    int content = last;
    while (content >= 0 && !now.times().tokens()[content]) {
      content--;
    }
    int end = content < 0 ? last : content;
    return now.gaps().silences().stream().findFirst().map(Gap::frame).orElse(end);
  }
}
