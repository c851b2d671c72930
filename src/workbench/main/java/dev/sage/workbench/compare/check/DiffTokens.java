package dev.sage.workbench.compare.check;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts a text into what a diff compares: words of scripts that write blanks between them, single
 * characters (with what combines with them) of those that don't and of everything else, and white
 * space. Joined again the pieces are the text. Stateless.
 */
final class DiffTokens {

  private static final int JOINER = 0x200d;

  /** Scripts without blanks between words. */
  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private DiffTokens() {}

  /** Lines with their ends. */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      lines.add(text.substring(from, at + 1));
      from = at + 1;
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return lines;
  }

  /** Words, punctuation and white space. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = end(text, from);
      words.add(text.substring(from, end));
      from = end;
    }
    return words;
  }

  /** Whether a piece is anything but white space. */
  static boolean isWord(String token) {
    return !token.isBlank();
  }

  private static int end(String text, int from) {
    int first = text.codePointAt(from);
    int at = from + Character.charCount(first);
    if (first == '\n') {
      return at;
    }
    if (Character.isWhitespace(first)) {
      while (at < text.length()
          && text.charAt(at) != '\n'
          && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return at;
    }
    return inWord(first) ? wordEnd(text, at) : clusterEnd(text, at);
  }

  private static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int next = text.codePointAt(at);
      int after = at + Character.charCount(next);
      boolean link =
          (next == '\'' || next == '’' || next == '.' || next == ',' || next == '_')
              && after < text.length()
              && linked(text.codePointBefore(at), next, text.codePointAt(after));
      if (!link && !inWord(next) && !combines(next)) {
        break;
      }
      at = after;
    }
    return at;
  }

  /** An apostrophe within a word, a point within a number. */
  private static boolean linked(int before, int link, int after) {
    if (link == '_') {
      return inWord(after);
    }
    return (link == '.' || link == ',')
        ? Character.isDigit(before) && Character.isDigit(after)
        : Character.isLetter(before) && Character.isLetter(after) && inWord(after);
  }

  private static int clusterEnd(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int next = text.codePointAt(at);
      boolean joined = text.codePointBefore(at) == JOINER;
      if (!joined && !combines(next)) {
        break;
      }
      at += Character.charCount(next);
    }
    return at;
  }

  private static boolean inWord(int codePoint) {
    return Character.isLetterOrDigit(codePoint) && !UNSPACED.contains(UnicodeScript.of(codePoint));
  }

  private static boolean combines(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT ->
          true;
      default -> codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;
    };
  }
}
