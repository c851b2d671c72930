package dev.sage.console.streams.reading;

import dev.sage.console.streams.reading.FrameNote.Kind;
import dev.sage.llm.StreamEvent;
import dev.sage.workbench.store.StoredFrame;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is odd about the frames of a call, counted while they are read. Not thread-safe. */
final class StreamFacts {
  private final Set<String> toolIds = new HashSet<>();
  private final Map<Anomaly, FrameList> places = new EnumMap<>(Anomaly.class);
  private int at;
  private int attemptBegan;
  private boolean over;
  private int attempt;
  private boolean byteOrderMark;
  private boolean terminator;
  private boolean errorInStream;
  private int errorAt;
  private boolean unfinishedFrame;

  void frame(StoredFrame frame, byte[] bytes, FrameMeaning meaning) {
    at = (int) frame.sequence();
    if (frame.attempt() != attempt) {
      restart(frame.attempt(), bytes);
    }
    note(Anomaly.REDACTED, frame.redacted());
    boolean keepAlive = meaning.note().is(Kind.KEEP_ALIVE);
    note(Anomaly.AFTER_END, over && !keepAlive && !meaning.note().is(Kind.TERMINATOR));
    terminator |= meaning.note().is(Kind.TERMINATOR);
    note(Anomaly.EMPTY_DELTA, meaning.note().is(Kind.EMPTY_DELTA));
    if (!frame.type().equals("body")) {
      shape(bytes, FrameMeaning.isContent(meaning.events()));
    }
    meaning.events().forEach(this::event);
  }

  private void note(Anomaly anomaly, boolean holds) {
    if (holds) {
      places.computeIfAbsent(anomaly, kind -> new FrameList()).add(at);
    }
  }

  private void restart(int ofAttempt, byte[] bytes) {
    note(Anomaly.RETRIED, attempt > 0);
    attempt = ofAttempt;
    attemptBegan = at;
    over = false;
    terminator = false;
    errorInStream = false;
    byteOrderMark =
        bytes.length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
  }

  private void shape(byte[] bytes, boolean content) {
    unfinishedFrame = !FrameData.bare(bytes) && !endsBlank(bytes);
    // A frame that was understood as content has its data; looking at each line costs too much.
    if (!content) {
      FrameData.fields(bytes).stream()
          .filter(field -> !field.known())
          .forEach(field -> note(Anomaly.BAD_FIELD, true));
    }
  }

  private static boolean endsBlank(byte[] bytes) {
    int last = bytes.length - 1;
    if (!isLineEnd(bytes, last)) {
      return false;
    }
    boolean pair = last > 0 && bytes[last] == '\n' && bytes[last - 1] == '\r';
    int before = pair ? last - 2 : last - 1;
    return before < 0 || isLineEnd(bytes, before);
  }

  private static boolean isLineEnd(byte[] bytes, int at) {
    return at >= 0 && (bytes[at] == '\n' || bytes[at] == '\r');
  }

  private void event(StreamEvent event) {
    over |= event.terminal();
    if (event instanceof StreamEvent.Failure) {
      errorInStream = true;
      errorAt = at;
    } else if (event instanceof StreamEvent.ToolCall call) {
      note(Anomaly.INVALID_TOOL_CALL, call.fault() != null);
      note(Anomaly.DUPLICATE_TOOL_ID, !toolIds.add(call.callId()));
    }
  }

  /** What the end of the body meant. */
  void end(List<StreamEvent> events) {
    events.stream().filter(event -> !event.terminal()).forEach(this::event);
  }

  boolean byteOrderMark() {
    return byteOrderMark;
  }

  /** Whether the last attempt sent the marker at its end. */
  boolean terminator() {
    return terminator;
  }

  /** Whether a frame of the last attempt said that the call failed. */
  boolean errorInStream() {
    return errorInStream;
  }

  /** Whether the last frame lacks the blank line that ends it. */
  boolean unfinishedFrame() {
    return unfinishedFrame;
  }

  /** The frame that said so. */
  int errorAt() {
    return errorAt;
  }

  /** The first frame of the last attempt. */
  int attemptBegan() {
    return attemptBegan;
  }

  /** How many times it was seen in a frame. */
  int count(Anomaly anomaly) {
    FrameList list = places.get(anomaly);
    return list == null ? 0 : list.count();
  }

  /** The frames in which it was seen. */
  int[] frames(Anomaly anomaly) {
    FrameList list = places.get(anomaly);
    return list == null ? new int[0] : list.frames();
  }
}
