package dev.sage.llm.telemetry;

import dev.sage.llm.redaction.Finding;
import dev.sage.llm.redaction.StreamRedactor;

/** One text that several frames spell out. Not thread-safe. */
final class FrameLane {

  private final StreamRedactor stream;
  private int length;
  private boolean ended;

  FrameLane(StreamRedactor stream) {
    this.stream = stream;
  }

  /** A stretch of the lane's text that one frame carries. */
  record Piece(FrameLane lane, int start, String text) {

    int end() {
      return start + text.length();
    }

    /** Whether it is known what of it may leave. */
    boolean decided() {
      return end() <= lane.decided();
    }

    /** What may leave of it; the same object where all of it may. */
    String clean() {
      var findings = lane.stream.findings();
      int first = findings.size();
      while (first > 0 && findings.get(first - 1).end() > start) {
        first--;
      }
      if (first == findings.size() || findings.get(first).start() >= end()) {
        return text;
      }
      var clean = new StringBuilder();
      int at = start;
      for (Finding found : findings.subList(first, findings.size())) {
        if (found.start() >= end()) {
          break;
        }
        clean.append(text, at - start, Math.max(at, found.start()) - start);
        if (found.start() >= start) {
          clean.append(found.placeholder());
        }
        at = Math.min(found.end(), end());
      }
      return clean.append(text, at - start, text.length()).toString();
    }
  }

  Piece append(String text) {
    var piece = new Piece(this, length, text);
    stream.append(text);
    length += text.length();
    return piece;
  }

  /** Nothing more comes: what was held back is decided now. */
  void end() {
    if (!ended) {
      ended = true;
      stream.finish();
    }
  }

  boolean ended() {
    return ended;
  }

  private int decided() {
    return ended ? length : length - stream.held();
  }
}
