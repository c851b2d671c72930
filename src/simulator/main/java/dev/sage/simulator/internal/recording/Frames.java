package dev.sage.simulator.internal.recording;

import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.recording.Recording.Piece;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Where a streamed body is cut: at recorded frames, or after each event. */
final class Frames {
  /** A first time beyond this is no time since the request but some clock's reading. */
  private static final long LONGEST_FIRST_WAIT = 120_000_000_000L;

  private Frames() {}

  /**
   * Reads {@code frames.jsonl}: objects with offset and length in bytes and t in nanoseconds. Bytes
   * between two frames go out with the one before them, so none is lost.
   *
   * @throws IOException with the line's number when a frame is not inside the body or goes back
   */
  static List<Piece> recorded(List<String> lines, int bodyLength) throws IOException {
    record Frame(int offset, long nanos) {}
    var frames = new ArrayList<Frame>();
    long end = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      var place = "line " + (i + 1) + " of frames.jsonl ";
      long offset;
      long length;
      long nanos;
      try {
        var frame = Json.parse(lines.get(i));
        offset = frame.path("offset").asLong(-1);
        length = frame.path("length").asLong(-1);
        nanos = frame.path("t").asLong(-1);
      } catch (JacksonException e) {
        throw new IOException(place + "is not JSON", e);
      }
      if (offset < end || length < 0 || nanos < 0 || offset + length > bodyLength) {
        throw new IOException(place + "is not a frame inside the body, after the one before it");
      }
      if (!frames.isEmpty() && nanos < frames.getLast().nanos()) {
        throw new IOException(place + "is earlier than the one before it");
      }
      frames.add(new Frame((int) offset, nanos));
      end = offset + length;
    }
    if (frames.isEmpty()) {
      throw new IOException("it holds no frame");
    }
    var pieces = new ArrayList<Piece>();
    long last = 0;
    for (int i = 0; i < frames.size(); i++) {
      int from = i == 0 ? 0 : frames.get(i).offset();
      int to = i + 1 < frames.size() ? frames.get(i + 1).offset() : bodyLength;
      long wait = frames.get(i).nanos() - last;
      pieces.add(new Piece(from, to, i == 0 && wait > LONGEST_FIRST_WAIT ? 0 : wait));
      last = frames.get(i).nanos();
    }
    return pieces;
  }

  /** Cuts after each empty line, whichever line ends are used (CR, LF or both). */
  static List<Piece> events(byte[] body) {
    var pieces = new ArrayList<Piece>();
    int from = 0;
    boolean lineEmpty = false;
    for (int i = 0; i < body.length; i++) {
      if (body[i] != '\r' && body[i] != '\n') {
        lineEmpty = false;
        continue;
      }
      if (body[i] == '\r' && i + 1 < body.length && body[i + 1] == '\n') {
        i++;
      }
      if (lineEmpty) {
        pieces.add(new Piece(from, i + 1, 0));
        from = i + 1;
      }
      lineEmpty = true;
    }
    if (from < body.length) {
      pieces.add(new Piece(from, body.length, 0));
    }
    return pieces;
  }
}
