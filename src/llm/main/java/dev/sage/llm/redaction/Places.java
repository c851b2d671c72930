package dev.sage.llm.redaction;

/**
 * Tells where the bytes of a view stand in the raw text, by reading that again: only texts in which
 * something was found pay for it. Asked for growing places. Not thread-safe.
 */
final class Places {

  private final byte[] raw;
  private final int end;
  private final boolean same;
  private final Unescaper unescaper = new Unescaper();
  private int viewed;
  private int at;
  private int counted;
  private int units;

  /**
   * @param same whether the view has the raw bytes as they are
   */
  Places(byte[] raw, int end, boolean same) {
    this.raw = raw;
    this.end = end;
    this.same = same;
  }

  /** Where in the raw bytes that stands which is seen at this place. */
  int raw(int view) {
    if (same) {
      return view;
    }
    while (viewed < view) {
      unescaper.decode(raw, at, end, true);
      at += unescaper.length();
      viewed++;
    }
    return at;
  }

  /** How many UTF-16 units the bytes before this place are. */
  int units(int rawPlace) {
    if (rawPlace > counted) {
      units += units(raw, counted, rawPlace);
      counted = rawPlace;
    }
    return units;
  }

  /** How many UTF-16 units begin in these bytes. */
  static int units(byte[] raw, int from, int to) {
    int units = 0;
    for (int i = from; i < to; i++) {
      int c = raw[i] & 0xff;
      units += c < 0x80 || (c >= 0xc0 && c < 0xf0) ? 1 : c >= 0xf0 ? 2 : 0;
    }
    return units;
  }
}
