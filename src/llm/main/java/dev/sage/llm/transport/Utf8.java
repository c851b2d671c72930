package dev.sage.llm.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * UTF-8 to text as the WHATWG Encoding standard decodes it: U+FFFD for each maximal subpart of a
 * sequence that is none. Java's own decoder gives one of them for a whole encoded surrogate, where
 * the standard gives three. Stateless.
 */
public final class Utf8 {

  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  /**
   * {@return the text that the bytes hold}
   *
   * @param bytes the array
   * @param from where the text begins
   * @param length how many bytes it has
   */
  public static String text(byte[] bytes, int from, int length) {
    String text = new String(bytes, from, length, UTF_8);
    // Costs nothing for text of one byte a character, which cannot hold it.
    return text.indexOf(REPLACEMENT) < 0 ? text : exact(bytes, from, from + length);
  }

  private static String exact(byte[] bytes, int from, int to) {
    var text = new StringBuilder(to - from);
    int at = from;
    while (at < to) {
      int lead = bytes[at] & 0xFF;
      int needed = continuations(lead);
      if (needed <= 0) {
        text.append(needed == 0 ? (char) lead : REPLACEMENT);
        at++;
        continue;
      }
      int point = lead & (0x3F >> needed);
      int seen = 0;
      while (seen < needed && at + 1 + seen < to && fits(lead, seen, bytes[at + 1 + seen] & 0xFF)) {
        point = point << 6 | (bytes[at + 1 + seen] & 0x3F);
        seen++;
      }
      text.appendCodePoint(seen == needed ? point : REPLACEMENT);
      at += 1 + seen;
    }
    return text.toString();
  }

  /** How many bytes follow a lead byte; -1 where it is none. */
  private static int continuations(int lead) {
    if (lead < 0x80) {
      return 0;
    }
    if (lead < 0xC2 || lead > 0xF4) {
      return -1;
    }
    return lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  }

  /** Whether a byte may follow: the first one's range rules out overlong forms and surrogates. */
  private static boolean fits(int lead, int seen, int value) {
    int low = 0x80;
    int high = 0xBF;
    if (seen == 0) {
      switch (lead) {
        case 0xE0 -> low = 0xA0;
        case 0xED -> high = 0x9F;
        case 0xF0 -> low = 0x90;
        case 0xF4 -> high = 0x8F;
        default -> {}
      }
    }
    return value >= low && value <= high;
  }
}
