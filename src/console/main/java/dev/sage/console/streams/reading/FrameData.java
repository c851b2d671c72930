package dev.sage.console.streams.reading;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What stands in a frame, whatever the framing: server-sent events have fields, while lines of JSON
 * and elements of an array that grows are JSON with perhaps a bracket or comma before it. Stateless
 * and thread-safe.
 */
public final class FrameData {
  private FrameData() {}

  /** Whether the frame is a JSON value by itself. */
  static boolean bare(byte[] frame) {
    int at = 0;
    while (at < frame.length && Character.isWhitespace(frame[at])) {
      at++;
    }
    return at < frame.length && (frame[at] == '{' || frame[at] == '[' || frame[at] == ',');
  }

  /** The fields, where the frame has any. */
  public static List<SseField> fields(byte[] frame) {
    return bare(frame) ? List.of() : SseField.of(frame);
  }

  /** The data: of a bare value that value, without what separates it from others. */
  public static String text(byte[] frame) {
    if (!bare(frame)) {
      return SseField.data(SseField.of(frame));
    }
    String text = new String(frame, StandardCharsets.UTF_8);
    int from = text.indexOf('{');
    int to = text.lastIndexOf('}');
    return from < 0 || to < from ? text : text.substring(from, to + 1);
  }
}
