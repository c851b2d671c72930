package dev.sage.console.streams.reading;

import dev.sage.workbench.frames.FrameDecoder;
import dev.sage.workbench.frames.FrameFormat;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.FrameTimes;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.store.StoredFrame;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one call from the store, and reads on where it stopped when more has come. Does I/O: not
 * for the FX thread. Not thread-safe: one step after the other.
 */
public final class CallReading {
  /** Frames in one step: a few milliseconds of work. */
  private static final int STEP = 4_096;

  private static final FrameTimes NO_TIMES =
      new FrameTimes(new long[0], new int[0], new boolean[0]);

  private final Store store;
  private final String id;
  private final Function<StoredCall, FrameFormat> formats;
  private final StreamReading reading = new StreamReading();
  private final StreamFacts facts = new StreamFacts();
  private final ServerClock server = new ServerClock();
  private @Nullable StoredCall call;
  private @Nullable FrameFormat format;
  private @Nullable FrameDecoder decoder;
  private List<StoredAttempt> attempts = List.of();

  private FrameTimes times = NO_TIMES;
  private Gaps gaps = Gaps.NONE;
  private boolean ended;

  /**
   * A reading that has not begun.
   *
   * @param id of the call
   * @param formats how the frames of a call are to be read
   */
  public CallReading(Store store, String id, Function<StoredCall, FrameFormat> formats) {
    this.store = store;
    this.id = id;
    this.formats = formats;
  }

  /** Its frames for a list, which need not wait until they are read. */
  public FrameRows rows() {
    return new FrameRows(store, id, formats, reading);
  }

  /**
   * Looks at the call's row, its attempts and the times of its frames; reads no frame.
   *
   * @return empty where there is no such call
   */
  public Optional<CallLook> look() {
    StoredCall before = call;
    StoredCall now = store.call(id).orElse(null);
    if (now == null) {
      return Optional.empty();
    }
    call = now;
    if (!now.equals(before)) {
      attempts = store.attempts(id);
      times = store.times(id);
      gaps = Gaps.of(times);
    }
    if (format == null) {
      FrameFormat found = formats.apply(now);
      format = found;
      decoder = new FrameDecoder(found);
    }
    return Optional.of(now(now, format));
  }

  /**
   * Reads some more frames.
   *
   * @return whether there are more to read by now
   */
  public boolean readOn() {
    FrameDecoder reader = decoder;
    if (reader == null) {
      return false;
    }
    int until = Math.min(times.size(), reading.frames() + STEP);
    while (reading.frames() < until) {
      int from = reading.frames();
      List<byte[]> bytes = store.bytes(id, from, until - from);
      List<StoredFrame> frames = store.frames(id, from, bytes.size());
      if (frames.isEmpty()) {
        return false;
      }
      for (int i = 0; i < frames.size(); i++) {
        read(reader, frames.get(i), bytes.get(i));
      }
    }
    return reading.frames() < times.size();
  }

  private void read(FrameDecoder reader, StoredFrame frame, byte[] bytes) {
    StoredAttempt of = StoredAttempt.numbered(attempts, frame.attempt());
    FrameMeaning meaning = FrameMeaning.of(frame, bytes, reader.frame(frame, bytes, of));
    facts.frame(frame, bytes, meaning);
    server.frame(frame.attempt(), bytes, FrameMeaning.isContent(meaning.events()));
    reading.add(meaning.events(), meaning.note());
  }

  /** The call as far as it has been read. */
  public Optional<CallLook> now() {
    return call == null || format == null ? Optional.empty() : Optional.of(now(call, format));
  }

  private CallLook now(StoredCall of, FrameFormat read) {
    boolean over = of.status() != CallStatus.RUNNING && reading.frames() >= times.size();
    if (over && !ended && decoder != null) {
      ended = true;
      facts.end(decoder.end());
    }
    Anomalies anomalies = new Anomalies(of, facts, times, gaps, read.quirks(), over);
    return new CallLook(
        of,
        attempts,
        times,
        gaps,
        anomalies.found(),
        anomalies.places(),
        server.figures(attempts.isEmpty() ? null : attempts.getLast()),
        reading);
  }
}
