package dev.sage.console.redaction;

import java.util.Arrays;

/**
 * A text as an editor can bear it: a line that is too long for its layout is broken, and offsets
 * can be told from those of the text itself. Immutable.
 */
final class Folded {
  /** Layout of a longer wrapped paragraph is slow and can end the VM (RichTextFX issue 1261). */
  static final int LONGEST = 4_000;

  private static final int PIECE = 1_000;

  private final String text;
  private final int[] breaks;

  /**
   * A text with breaks.
   *
   * @param breaks offsets in the text itself before which a line was broken, ascending
   */
  private Folded(String text, int[] breaks) {
    this.text = text;
    this.breaks = breaks;
  }

  /** What is shown. */
  String text() {
    return text;
  }

  static Folded of(String text) {
    int[] breaks = new int[16];
    int count = 0;
    int start = 0;
    while (start < text.length()) {
      int line = text.indexOf('\n', start);
      int end = line < 0 ? text.length() : line;
      if (end - start > LONGEST) {
        for (int at = piece(text, start); at < end; at = piece(text, at)) {
          if (count == breaks.length) {
            breaks = Arrays.copyOf(breaks, 2 * count);
          }
          breaks[count++] = at;
        }
      }
      start = end + 1;
    }
    return count == 0 ? new Folded(text, new int[0]) : broken(text, Arrays.copyOf(breaks, count));
  }

  private static int piece(String text, int from) {
    int at = from + PIECE;
    return at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }

  private static Folded broken(String text, int[] breaks) {
    StringBuilder shown = new StringBuilder(text.length() + breaks.length);
    int from = 0;
    for (int at : breaks) {
      shown.append(text, from, at).append('\n');
      from = at;
    }
    return new Folded(shown.append(text, from, text.length()).toString(), breaks);
  }

  /** Whether a line had to be broken; such a text cannot be edited in place. */
  boolean isBroken() {
    return breaks.length > 0;
  }

  /** Where an offset of the text itself is shown. */
  int shown(int offset) {
    int index = Arrays.binarySearch(breaks, offset);
    return offset + (index >= 0 ? index + 1 : -index - 1);
  }

  /** The offset in the text itself of what is shown there. */
  int original(int shown) {
    int low = 0;
    int high = breaks.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (breaks[middle] + middle < shown) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return shown - low;
  }
}
