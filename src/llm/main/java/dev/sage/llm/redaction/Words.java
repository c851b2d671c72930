package dev.sage.llm.redaction;

/** Tells names that are made of words, such as {@code SalesResults-1.2}, from keys. */
final class Words {

  private static final String MARKS = "._-/:";
  private static final int SHORTEST = 3;

  private Words() {}

  /** Whether most of it is words with marks between them. */
  static boolean most(String value) {
    int letters = 0;
    int parts = 0;
    int from = 0;
    for (int i = 0; i <= value.length(); i++) {
      if (i == value.length() || MARKS.indexOf(value.charAt(i)) >= 0) {
        letters += word(value, from, i) ? i - from : 0;
        parts++;
        from = i + 1;
      }
    }
    return parts > 1 && 2 * letters >= value.length();
  }

  /** Letters of one case, or with as few capitals as words have that were written together. */
  private static boolean word(String value, int from, int to) {
    int uppers = 0;
    for (int i = from; i < to; i++) {
      char c = value.charAt(i);
      if (!Character.isLetter(c)) {
        return false;
      }
      uppers += Character.isUpperCase(c) ? 1 : 0;
    }
    int length = to - from;
    return length >= SHORTEST && (uppers == length || uppers <= 1 + length / 4);
  }
}
