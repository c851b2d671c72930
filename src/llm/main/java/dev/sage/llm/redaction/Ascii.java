package dev.sage.llm.redaction;

/** What kind of character a byte is, as {@link View#at} gives it. */
final class Ascii {

  private Ascii() {}

  static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean letter(int c) {
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  static boolean alnum(int c) {
    return digit(c) || letter(c);
  }

  static boolean hex(int c) {
    int lower = c | 0x20;
    return digit(c) || (lower >= 'a' && lower <= 'f');
  }

  /** What a word of a programming language is made of. */
  static boolean word(int c) {
    return alnum(c) || c == '_';
  }

  /** A byte of a character beyond ASCII. */
  static boolean beyond(int c) {
    return c >= 0x80;
  }

  static int upper(int c) {
    return c >= 'a' && c <= 'z' ? c - 0x20 : c;
  }
}
