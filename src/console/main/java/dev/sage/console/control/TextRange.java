package dev.sage.console.control;

import java.util.ArrayList;
import java.util.List;

/**
 * Some characters of a text. Immutable, thread-safe.
 *
 * @param from the first
 * @param to after the last
 */
public record TextRange(int from, int to) {
  /** Wherever words stand in a text, whatever the case; nowhere for no words. */
  public static List<TextRange> of(String words, String text) {
    if (words.isEmpty()) {
      return List.of();
    }
    List<TextRange> found = new ArrayList<>();
    int at = 0;
    while (at + words.length() <= text.length()) {
      if (text.regionMatches(true, at, words, 0, words.length())) {
        found.add(new TextRange(at, at + words.length()));
        at += words.length();
      } else {
        at++;
      }
    }
    return found;
  }

  /** What of it lies between two places, counted from the first of them; maybe nothing. */
  TextRange within(int first, int end) {
    return new TextRange(Math.max(from, first) - first, Math.min(to, end) - first);
  }

  boolean isEmpty() {
    return from >= to;
  }
}
