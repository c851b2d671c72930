package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * A text that a check looks out for; only where it stands is the check asked.
 *
 * @param text lower case where case does not matter
 * @param holds whether what is found may begin with it, so that its first half must not leave
 * @param priority whose kind counts where two findings overlap
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never handed out
record Literal(
    byte[] text, boolean ignoreCase, boolean holds, int priority, Category category, Check check) {

  /** Data of persons gives way to everything. */
  static final int PERSONAL = 20;

  static final int NAMED = 40;
  static final int STRUCTURE = 50;
  static final int CUSTOM = 60;
  static final int TOKEN = 100;
  static final int BLOCK = 300;
  static final int REGISTERED = 1000;

  /** Something whose name or marker stays. */
  static Literal marker(String text, int priority, Check check) {
    return new Literal(text.getBytes(US_ASCII), true, false, priority, Category.SECRET, check);
  }

  /** A mark in the middle of something, whose beginning has to wait for the whole mark. */
  static Literal middle(String text, int priority, Check check) {
    return new Literal(text.getBytes(US_ASCII), true, true, priority, Category.SECRET, check);
  }

  /** Something that begins with the literal itself. */
  static Literal beginning(String text, int priority, Check check) {
    return new Literal(text.getBytes(US_ASCII), false, true, priority, Category.SECRET, check);
  }

  /** Whether it ends here, in the right case, where the search says that it may. */
  boolean endsAt(byte[] bytes, int end) {
    int from = end - text.length;
    for (int i = 0; i < text.length; i++) {
      byte value = bytes[from + i];
      int read = ignoreCase ? Character.toLowerCase(value & 0xff) : value;
      if (read != text[i]) {
        return false;
      }
    }
    return true;
  }
}
