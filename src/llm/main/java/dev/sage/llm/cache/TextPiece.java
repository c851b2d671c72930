package dev.sage.llm.cache;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;

/**
 * A piece of a text that is to be written as JSON: its characters, and as bytes where each fits in
 * one, so that eight are looked at in one step. Not thread-safe.
 */
final class TextPiece {

  /** The most characters that it takes. */
  static final int SIZE = 1 << 10;

  /** With fewer characters the bytes cost more than they save. */
  private static final int WORTH_BYTES = 24;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long SPACES = ONES * ' ';

  private final char[] chars = new char[SIZE];
  private final byte[] bytes = new byte[SIZE + Long.BYTES];
  private final CharBuffer from = CharBuffer.wrap(chars);
  private final ByteBuffer to = ByteBuffer.wrap(bytes);
  private final CharsetEncoder latin = ISO_8859_1.newEncoder();
  private int length;

  /** Takes what stands in a text from there on; a pair of surrogates is not cut in two. */
  void take(String text, int at) {
    length = Math.min(SIZE, text.length() - at);
    text.getChars(at, at + length, chars, 0);
    if (at + length < text.length() && Character.isHighSurrogate(chars[length - 1])) {
      length--;
    }
  }

  int length() {
    return length;
  }

  char[] chars() {
    return chars;
  }

  /** Its characters as bytes; fit to be read only where {@link #isOfBytes}. */
  byte[] bytes() {
    return bytes;
  }

  /** Whether it is long enough for its bytes, and each of its characters is one. */
  boolean isOfBytes() {
    if (length < WORTH_BYTES) {
      return false;
    }
    from.clear().limit(length);
    latin.encode(from, to.clear(), false);
    return !from.hasRemaining();
  }

  /**
   * Copies the next eight bytes, whatever they are, and returns how many of them stand for
   * themselves before the first that does not: a control character, a quotation mark, a backslash,
   * one beyond ASCII. The output needs room for all eight.
   */
  int copyPlain(int at, byte[] out, int outAt) {
    long word = (long) LONGS.get(bytes, at);
    LONGS.set(out, outAt, word);
    // The lowest bit that is set is right; higher ones may come from a borrow.
    long special =
        word | (word - SPACES) | ((word ^ QUOTES) - ONES) | ((word ^ BACKSLASHES) - ONES);
    return Long.numberOfTrailingZeros(special & HIGH) / Byte.SIZE;
  }
}
