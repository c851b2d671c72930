package dev.sage.console.redaction;

import dev.sage.llm.redaction.CustomRule;
import java.util.List;
import java.util.Locale;

/**
 * A rule for a text that a person selected: its beginning is kept, what varies becomes a class of
 * characters with its length.
 */
final class RuleSuggestion {
  private static final String SPECIAL = "\\.[]{}()*+?^$|";

  /** A longer run of letters without a digit is a word that stays. */
  private static final int LONGEST_WORD = 12;

  private RuleSuggestion() {}

  private enum Run {
    LETTERS,
    DIGITS,
    MIXED,
    OTHER
  }

  /** A pattern that matches this text and others like it. */
  static String pattern(String example) {
    String text = example.strip();
    StringBuilder pattern = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = end(text, at);
      String piece = text.substring(at, end);
      boolean wordAhead = at == 0 || pattern.length() < LONGEST_WORD;
      switch (run(piece)) {
        case DIGITS -> pattern.append("[0-9]{").append(piece.length()).append('}');
        case MIXED -> pattern.append("[A-Za-z0-9]{").append(piece.length()).append('}');
        case LETTERS -> {
          if (wordAhead && piece.length() <= LONGEST_WORD) {
            pattern.append(piece);
          } else {
            pattern.append("[A-Za-z]{").append(piece.length()).append('}');
          }
        }
        case OTHER -> escape(piece, pattern);
      }
      at = end;
    }
    return pattern.toString();
  }

  /** A name that no rule has yet. */
  static String name(String example, List<CustomRule> rules) {
    StringBuilder name = new StringBuilder();
    String lower = example.strip().toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c >= 'a' && c <= 'z') {
        name.append(c);
      } else if (!name.isEmpty()) {
        break;
      }
    }
    String base = name.length() < 2 || name.length() > LONGEST_WORD ? "own-rule" : name.toString();
    String free = base;
    for (int i = 2; taken(free, rules); i++) {
      free = base + "-" + i;
    }
    return free;
  }

  private static boolean taken(String name, List<CustomRule> rules) {
    return rules.stream().anyMatch(rule -> rule.name().equals(name));
  }

  private static int end(String text, int from) {
    boolean word = isWord(text.charAt(from));
    int at = from + 1;
    while (at < text.length() && isWord(text.charAt(at)) == word) {
      at++;
    }
    return at;
  }

  private static Run run(String piece) {
    if (!isWord(piece.charAt(0))) {
      return Run.OTHER;
    }
    boolean digit = piece.chars().anyMatch(c -> c >= '0' && c <= '9');
    boolean letter = piece.chars().anyMatch(c -> c < '0' || c > '9');
    return digit && letter ? Run.MIXED : digit ? Run.DIGITS : Run.LETTERS;
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static void escape(String piece, StringBuilder into) {
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      if (SPECIAL.indexOf(c) >= 0) {
        into.append('\\');
      }
      into.append(c);
    }
  }
}
