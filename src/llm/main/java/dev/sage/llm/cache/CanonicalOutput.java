package dev.sage.llm.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Bytes of canonical JSON as they are written: strings with the fewest escapes, straight to UTF-8,
 * and numbers as ECMAScript writes them. What surrounds them is its user's. Not thread-safe.
 */
final class CanonicalOutput {

  /** The most bytes that a character takes: {@code \u001f}. */
  private static final int WIDEST = 6;

  private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);

  /** For each ASCII character: 0 where it stands for itself, else the letter of its escape. */
  private static final byte[] ESCAPES = escapes();

  private final TextPiece piece = new TextPiece();
  private byte[] bytes;
  private int length;

  CanonicalOutput(int capacity) {
    bytes = new byte[capacity];
  }

  private static byte[] escapes() {
    byte[] letters = new byte[0x80];
    Arrays.fill(letters, 0, ' ', (byte) 'u');
    letters['\b'] = 'b';
    letters['\t'] = 't';
    letters['\n'] = 'n';
    letters['\f'] = 'f';
    letters['\r'] = 'r';
    letters['"'] = '"';
    letters['\\'] = '\\';
    return letters;
  }

  void put(char ascii) {
    room(1);
    bytes[length++] = (byte) ascii;
  }

  void copy(byte[] source, int from, int to) {
    room(to - from);
    System.arraycopy(source, from, bytes, length, to - from);
    length += to - from;
  }

  /** Writes characters that need no escape, without quotation marks. */
  void plain(String ascii) {
    byte[] written = ascii.getBytes(US_ASCII);
    copy(written, 0, written.length);
  }

  /** Writes a string; returns whether it has a form, which half of a surrogate pair has not. */
  boolean text(String text) {
    put('"');
    for (int at = 0; at < text.length(); at += piece.length()) {
      piece.take(text, at);
      room(piece.length() * WIDEST + Long.BYTES);
      if (piece.isOfBytes()) {
        bytes();
      } else if (!characters()) {
        return false;
      }
    }
    put('"');
    return true;
  }

  private void bytes() {
    byte[] in = piece.bytes();
    int end = piece.length();
    int at = length;
    int i = 0;
    while (i < end) {
      int plain = Math.min(piece.copyPlain(i, bytes, at), end - i);
      i += plain;
      at += plain;
      if (plain < Long.BYTES && i < end) {
        char letter = (char) (in[i++] & 0xFF);
        at = letter < 0x80 ? escape(letter, ESCAPES[letter], at) : two(letter, at);
      }
    }
    length = at;
  }

  /** Returns whether there was no half of a pair. */
  private boolean characters() {
    char[] in = piece.chars();
    int end = piece.length();
    byte[] out = bytes;
    int at = length;
    for (int i = 0; i < end; i++) {
      char letter = in[i];
      if (letter < 0x80) {
        byte escape = ESCAPES[letter];
        if (escape == 0) {
          out[at++] = (byte) letter;
        } else {
          at = escape(letter, escape, at);
        }
      } else if (letter < 0x800) {
        at = two(letter, at);
      } else if (!Character.isSurrogate(letter)) {
        out[at++] = (byte) (0xE0 | (letter >> 12));
        out[at++] = (byte) (0x80 | ((letter >> 6) & 0x3F));
        out[at++] = (byte) (0x80 | (letter & 0x3F));
      } else {
        int point = Character.codePointAt(in, i++, end);
        if (!Character.isSupplementaryCodePoint(point)) {
          return false;
        }
        out[at++] = (byte) (0xF0 | (point >> 18));
        out[at++] = (byte) (0x80 | ((point >> 12) & 0x3F));
        out[at++] = (byte) (0x80 | ((point >> 6) & 0x3F));
        out[at++] = (byte) (0x80 | (point & 0x3F));
      }
    }
    length = at;
    return true;
  }

  private int two(char letter, int at) {
    bytes[at] = (byte) (0xC0 | (letter >> 6));
    bytes[at + 1] = (byte) (0x80 | (letter & 0x3F));
    return at + 2;
  }

  private int escape(char letter, byte escape, int from) {
    byte[] out = bytes;
    int at = from;
    out[at++] = '\\';
    out[at++] = escape;
    if (escape == 'u') {
      out[at++] = '0';
      out[at++] = '0';
      out[at++] = HEX[letter >> 4];
      out[at++] = HEX[letter & 15];
    }
    return at;
  }

  /**
   * Writes a number.
   *
   * @param value finite
   */
  void number(double value) {
    plain(EcmaNumber.of(value));
  }

  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Takes back what stands from there on. */
  void cut(int newLength) {
    length = newLength;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  void update(MessageDigest digest) {
    digest.update(bytes, 0, length);
  }

  private void room(int count) {
    if (count > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
    }
  }
}
