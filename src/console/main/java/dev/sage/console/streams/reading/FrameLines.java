package dev.sage.console.streams.reading;

import dev.sage.console.control.ByteRange;
import java.util.ArrayList;
import java.util.List;

/** The lines of a frame, as bytes: where each stands. Stateless, thread-safe. */
public final class FrameLines {
  private static final int MARK = 3;

  private FrameLines() {}

  /**
   * The lines in their order, without what ends them; blank ones are left out, and a byte order
   * mark. They are those that {@link SseField#of} takes apart, one for one.
   */
  public static List<ByteRange> of(byte[] frame) {
    List<ByteRange> lines = new ArrayList<>();
    int at = hasMark(frame) ? MARK : 0;
    while (at < frame.length) {
      int end = at;
      while (end < frame.length && frame[end] != '\n' && frame[end] != '\r') {
        end++;
      }
      if (end > at) {
        lines.add(new ByteRange(at, end));
      }
      at = end + 1;
    }
    return lines;
  }

  private static boolean hasMark(byte[] frame) {
    return frame.length >= MARK
        && frame[0] == (byte) 0xEF
        && frame[1] == (byte) 0xBB
        && frame[2] == (byte) 0xBF;
  }
}
