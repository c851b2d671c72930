package dev.sage.workbench.exchange;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.telemetry.TappedFrame;
import dev.sage.workbench.exchange.Exchange.Piece;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The frames of a body from a file, as a capture would have seen them.
 *
 * @param originalLengths of the frames that redaction had changed before
 * @param cutter what the body says as a whole
 */
record DecodedFrames(
    List<TappedFrame> list, Map<Long, Integer> originalLengths, FrameCutter cutter) {

  static DecodedFrames of(Exchange exchange) {
    return new Reader(exchange).read();
  }

  /** Whether it bears text, reasoning or a piece of a tool call, as the store counts it. */
  static boolean bearsContent(TappedFrame frame) {
    return frame.events().stream()
        .anyMatch(
            event ->
                event instanceof StreamEvent.Text
                    || event instanceof StreamEvent.Reasoning
                    || event instanceof StreamEvent.Refusal
                    || event instanceof StreamEvent.ToolCallDelta);
  }

  /** Feeds the body piece by piece, so that each frame has the time of the piece that ended it. */
  private static final class Reader {
    private final Exchange exchange;
    private final FrameCutter cutter;
    private final List<TappedFrame> frames = new ArrayList<>();
    private final Map<Long, Integer> originalLengths = new HashMap<>();
    private final List<Piece> marked = new ArrayList<>();
    private final List<Integer> markedAt = new ArrayList<>();
    private int nextMark;
    private int stored;
    private long offset;

    Reader(Exchange exchange) {
      this.exchange = exchange;
      this.cutter = new FrameCutter(exchange.api(), exchange.status(), exchange.headers());
    }

    DecodedFrames read() {
      int at = 0;
      var last = new Piece(exchange.body().length, 0, Piece.UNKNOWN_READ, -1);
      var pieces = exchange.pieces().isEmpty() ? List.of(last) : exchange.pieces();
      for (Piece piece : pieces) {
        if (piece.originalLength() >= 0) {
          marked.add(piece);
          markedAt.add(at);
        }
        take(cutter.feed(exchange.body(), at, piece.length()), piece);
        at += piece.length();
        last = piece;
      }
      take(cutter.end(), last);
      return new DecodedFrames(List.copyOf(frames), Map.copyOf(originalLengths), cutter);
    }

    private void take(List<FrameCutter.Cut> cuts, Piece piece) {
      for (FrameCutter.Cut cut : cuts) {
        long sequence = frames.size();
        frames.add(
            new TappedFrame(
                1,
                sequence,
                offset,
                exchange.timed() ? piece.nanos() : 0,
                piece.read(),
                cut.type(),
                cut.bytes(),
                cut.events()));
        offset += length(sequence, cut.bytes().length);
      }
    }

    /** Its length as it arrived: a piece of the file that redaction changed began in it. */
    private int length(long sequence, int length) {
      int original = length;
      boolean changed = false;
      while (nextMark < marked.size() && markedAt.get(nextMark) < stored + Math.max(1, length)) {
        var piece = marked.get(nextMark++);
        original += piece.originalLength() - piece.length();
        changed = true;
      }
      stored += length;
      if (changed) {
        originalLengths.put(sequence, Math.max(0, original));
      }
      return Math.max(0, original);
    }
  }
}
