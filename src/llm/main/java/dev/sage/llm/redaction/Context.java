package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Set;

/**
 * The words before a number that say what it is. Only words that say nothing may stand between.
 *
 * @param words these, lower case
 * @param stems words that have one of these in them
 */
record Context(Set<String> words, Set<String> stems) {

  /** How far back the word may be, in bytes. */
  private static final int REACH = 48;

  private static final Set<String> FILLERS =
      Set.of(
          "a",
          "at",
          "be",
          "by",
          "for",
          "her",
          "him",
          "his",
          "home",
          "is",
          "it",
          "me",
          "my",
          "nr",
          "no",
          "num",
          "number",
          "of",
          "office",
          "on",
          "our",
          "please",
          "private",
          "security",
          "the",
          "their",
          "them",
          "to",
          "under",
          "us",
          "via",
          "was",
          "work",
          "your");

  boolean before(View view, int from) {
    int floor = from - REACH;
    int end = from;
    while (end > floor) {
      int c = view.at(end - 1);
      if (!part(c)) {
        if (breaks(c)) {
          return false;
        }
        end--;
        continue;
      }
      int start = end - 1;
      while (start > floor && part(view.at(start - 1))) {
        start--;
      }
      var word = word(view, start, end);
      if (says(word)) {
        return true;
      }
      if (!FILLERS.contains(word)) {
        return false;
      }
      end = start;
    }
    return false;
  }

  private boolean says(String word) {
    return words.contains(word) || stems.stream().anyMatch(word::contains);
  }

  private static boolean part(int c) {
    return Ascii.letter(c) || Ascii.beyond(c);
  }

  /** What ends a statement, or another number. */
  private static boolean breaks(int c) {
    return c == View.NONE || c == '{' || c == '}' || c == ';' || Ascii.digit(c);
  }

  private static String word(View view, int start, int end) {
    var bytes = new byte[end - start];
    for (int i = start; i < end; i++) {
      bytes[i - start] = (byte) view.at(i);
    }
    return new String(bytes, UTF_8).toLowerCase(Locale.ROOT);
  }
}
