package dev.sage.console.streams.reading;

import dev.sage.llm.StreamEvent;
import dev.sage.workbench.frames.FrameDecoder;
import dev.sage.workbench.frames.FrameFormat;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.store.StoredFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads some frames of a call for a list. A stream of a million frames is read for seconds, and
 * people look at its end first: pieces of content are shown at once, since each says by itself what
 * it is; what hangs on the frames before it is left to the reading of the whole. Does I/O: not for
 * the FX thread. Thread-safe.
 */
public final class FrameRows {
  private final Store store;
  private final String id;
  private final Function<StoredCall, FrameFormat> formats;
  private final StreamReading reading;

  /** The frames of the call that is read there. */
  FrameRows(
      Store store, String id, Function<StoredCall, FrameFormat> formats, StreamReading reading) {
    this.store = store;
    this.id = id;
    this.formats = formats;
    this.reading = reading;
  }

  /** So many frames from one on, or fewer. */
  public List<FrameRow> read(int from, int count) {
    List<StoredFrame> frames = store.frames(id, from, count);
    List<List<StreamEvent>> said =
        reading.frames() >= from + frames.size() ? List.of() : said(frames);
    List<FrameRow> rows = new ArrayList<>(frames.size());
    for (int i = 0; i < frames.size(); i++) {
      rows.add(new FrameRow(frames.get(i), i < said.size() ? said.get(i) : List.of()));
    }
    return rows;
  }

  private List<List<StreamEvent>> said(List<StoredFrame> frames) {
    StoredCall call = store.call(id).orElse(null);
    if (call == null) {
      return List.of();
    }
    List<StoredAttempt> attempts = store.attempts(id);
    FrameDecoder decoder = new FrameDecoder(formats.apply(call));
    List<List<StreamEvent>> said = new ArrayList<>(frames.size());
    while (said.size() < frames.size()) {
      List<byte[]> bytes =
          store.bytes(id, frames.get(said.size()).sequence(), frames.size() - said.size());
      if (bytes.isEmpty()) {
        return said;
      }
      for (byte[] each : bytes) {
        StoredFrame frame = frames.get(said.size());
        List<StreamEvent> events =
            decoder.frame(frame, each, StoredAttempt.numbered(attempts, frame.attempt()));
        // What ends a part repeats all of it where nobody has seen its pieces.
        boolean whole = frame.type().endsWith(".done");
        said.add(FrameMeaning.isContent(events) && !whole ? events : List.of());
      }
    }
    return said;
  }
}
