package dev.sage.llm.recording;

import java.util.Random;

/** Cuts a body into the pieces in which it is fed. Stateless. */
public enum BodySplit {
  ;

  /** Takes the pieces in order. */
  @FunctionalInterface
  public interface Pieces {
    /**
     * Takes the next piece.
     *
     * @param bytes holds nothing but the piece
     * @param from where it begins
     * @param length how many bytes it has
     */
    void piece(byte[] bytes, int from, int length);
  }

  private static final int LARGEST = 64;

  /**
   * Feeds a body in pieces, each in an array of its own, so that nothing can look beyond it.
   *
   * @param body the whole body
   * @param seed 0 for the whole, 1 for byte by byte, any other for pieces of random length, the
   *     same for the same seed
   * @param pieces takes them in order
   */
  public static void feed(byte[] body, long seed, Pieces pieces) {
    if (seed == 0) {
      pieces.piece(body, 0, body.length);
      return;
    }
    var random = new Random(seed);
    for (int from = 0; from < body.length; ) {
      int wanted = seed == 1 ? 1 : 1 + random.nextInt(LARGEST);
      int length = Math.min(wanted, body.length - from);
      byte[] piece = new byte[length];
      System.arraycopy(body, from, piece, 0, length);
      pieces.piece(piece, 0, length);
      from += length;
    }
  }
}
