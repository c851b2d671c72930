package dev.sage.simulator.internal.recording;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.recording.Recording.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a recorded body goes out: whole, or piece by piece. */
enum Framing {
  WHOLE,
  EVENTS,
  LINES,
  ARRAY;

  /** The framing that the headers tell, or {@code meta.json} where they leave it open. */
  static Framing of(String claimed, HttpHeaders headers, byte[] body) {
    var type = headers.first("content-type").orElse("").toLowerCase(Locale.ROOT);
    if (type.startsWith("text/event-stream")) {
      return EVENTS;
    }
    if (type.startsWith("application/x-ndjson") || claimed.equals("ndjson")) {
      return LINES;
    }
    return claimed.equals("json-array") && body.length > 0 && body[0] == '[' ? ARRAY : WHOLE;
  }

  boolean streamed() {
    return this != WHOLE;
  }

  /** The body in pieces; together they are the body. */
  List<Piece> pieces(byte[] body) {
    return switch (this) {
      case WHOLE, EVENTS -> Frames.events(body);
      case LINES -> cut(body, 0);
      case ARRAY -> cut(body, 1);
    };
  }

  /** Cuts behind each JSON object that is so many levels deep, its line end included. */
  private static List<Piece> cut(byte[] body, int level) {
    var pieces = new ArrayList<Piece>();
    int from = 0;
    int depth = 0;
    boolean text = false;
    for (int i = 0; i < body.length; i++) {
      switch (body[i]) {
        case '\\' -> i += text ? 1 : 0;
        case '"' -> text = !text;
        case '{', '[' -> depth += text ? 0 : 1;
        case '}', ']' -> depth -= text ? 0 : 1;
        default -> {
          continue;
        }
      }
      if (!text && depth == level && i < body.length && body[i] == '}') {
        int end = i + 1;
        while (end < body.length && (body[end] == '\n' || body[end] == '\r')) {
          end++;
        }
        pieces.add(new Piece(from, end, 0));
        from = end;
      }
    }
    if (from < body.length) {
      pieces.add(new Piece(from, body.length, 0));
    }
    return pieces;
  }
}
