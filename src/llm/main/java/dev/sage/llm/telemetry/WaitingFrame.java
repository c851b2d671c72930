package dev.sage.llm.telemetry;

import dev.sage.llm.telemetry.FrameLane.Piece;
import java.util.ArrayList;
import java.util.List;

/** A frame, and the pieces of lanes that it carries. Not thread-safe. */
final class WaitingFrame {

  private final TappedFrame frame;
  private final List<Piece> pieces = new ArrayList<>(1);

  WaitingFrame(TappedFrame frame) {
    this.frame = frame;
  }

  TappedFrame frame() {
    return frame;
  }

  void carries(Piece piece) {
    pieces.add(piece);
  }

  boolean decided() {
    return pieces.stream().allMatch(Piece::decided);
  }

  void endLanes() {
    pieces.forEach(piece -> piece.lane().end());
  }

  /** The frame's bytes without the pieces of secrets; the same array where there are none. */
  @SuppressWarnings("ReferenceEquality") // a piece without a secret is the same object
  byte[] withoutPieces() {
    byte[] bytes = frame.bytes();
    for (Piece piece : pieces) {
      String clean = piece.clean();
      if (clean != piece.text()) {
        bytes = JsonStrings.replace(bytes, piece.text(), clean);
      }
    }
    return bytes;
  }
}
