package dev.sage.console.shell;

import java.util.Locale;

/** How well a few typed letters fit a label. Stateless. */
final class Fuzzy {
  /** The score of a text that does not fit. */
  static final int NONE = -1;

  private static final int START_OF_TEXT = 12;
  private static final int START_OF_WORD = 8;
  private static final int FOLLOWS = 9;
  private static final int ANYWHERE = 1;

  private Fuzzy() {}

  /**
   * The best score of the letters in their order within the text, ignoring case and blanks, or
   * {@link #NONE}. Letters that start words or follow each other score higher.
   */
  static int score(String typed, String text) {
    String letters = typed.toLowerCase(Locale.ROOT).replace(" ", "");
    String lower = text.toLowerCase(Locale.ROOT);
    int[] best = new int[lower.length()];
    int top = 0;
    for (int i = 0; i < letters.length(); i++) {
      int[] next = new int[lower.length()];
      top = NONE;
      int bestBefore = i == 0 ? 0 : NONE;
      for (int j = 0; j < lower.length(); j++) {
        next[j] = NONE;
        if (lower.charAt(j) == letters.charAt(i) && (i == 0 || bestBefore >= 0)) {
          int apart = (i == 0 ? 0 : bestBefore) + place(lower, j);
          boolean follows = i > 0 && j > 0 && best[j - 1] >= 0;
          next[j] = follows ? Math.max(apart, best[j - 1] + FOLLOWS + ANYWHERE) : apart;
          top = Math.max(top, next[j]);
        }
        if (i > 0) {
          bestBefore = Math.max(bestBefore, best[j]);
        }
      }
      if (top == NONE) {
        return NONE;
      }
      best = next;
    }
    return top;
  }

  private static int place(String text, int at) {
    if (at == 0) {
      return START_OF_TEXT;
    }
    return Character.isLetterOrDigit(text.charAt(at - 1)) ? ANYWHERE : START_OF_WORD;
  }
}
