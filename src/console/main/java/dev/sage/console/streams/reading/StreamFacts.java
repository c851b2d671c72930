package dev.sage.console.streams.reading;

import dev.sage.console.streams.reading.FrameNote.Kind;
import dev.sage.llm.StreamEvent;
import dev.sage.workbench.store.StoredFrame;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is odd about the frames of a call, counted while they are read. Not thread-safe. */
final class StreamFacts {
  private final Set<String> toolIds = new HashSet<>();
  private boolean over;
  private int attempt;
  private boolean byteOrderMark;
  private boolean terminator;
  private boolean errorInStream;
  private boolean unfinishedFrame;
  private int badFields;
  private int emptyDeltas;
  private int afterEnd;
  private int invalidTools;
  private int duplicateTools;
  private int redacted;

  void frame(StoredFrame frame, byte[] bytes, FrameMeaning meaning) {
    if (frame.attempt() != attempt) {
      restart(frame.attempt(), bytes);
    }
    redacted += frame.redacted() ? 1 : 0;
    boolean keepAlive = meaning.note().is(Kind.KEEP_ALIVE);
    if (over && !keepAlive && !meaning.note().is(Kind.TERMINATOR)) {
      afterEnd++;
    }
    terminator |= meaning.note().is(Kind.TERMINATOR);
    emptyDeltas += meaning.note().is(Kind.EMPTY_DELTA) ? 1 : 0;
    if (!frame.type().equals("body")) {
      shape(bytes, FrameMeaning.isContent(meaning.events()));
    }
    meaning.events().forEach(this::event);
  }

  private void restart(int ofAttempt, byte[] bytes) {
    attempt = ofAttempt;
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
      badFields += (int) FrameData.fields(bytes).stream().filter(field -> !field.known()).count();
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
    } else if (event instanceof StreamEvent.ToolCall call) {
      invalidTools += call.fault() == null ? 0 : 1;
      duplicateTools += toolIds.add(call.callId()) ? 0 : 1;
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

  int badFields() {
    return badFields;
  }

  int emptyDeltas() {
    return emptyDeltas;
  }

  int afterEnd() {
    return afterEnd;
  }

  int invalidTools() {
    return invalidTools;
  }

  int duplicateTools() {
    return duplicateTools;
  }

  /** Frames that are stored otherwise than they came. */
  int redacted() {
    return redacted;
  }
}
