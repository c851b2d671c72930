package dev.sage.console.compare.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds a text in everything that is typed, whatever the case. Bounded. One thread; needs no
 * toolkit.
 */
final class FindModel {
  /** The most places that are counted. */
  static final int MOST = 10_000;

  /**
   * Where the text stands.
   *
   * @param place the key of the text that it stands in
   */
  record Match(String place, int from, int to) {}

  private List<Match> matches = List.of();
  private int current = -1;

  /**
   * Looks anew; the current match stays where it was as far as there is one.
   *
   * @param texts in the order of the screen, by their keys
   */
  void look(String query, Map<String, String> texts) {
    List<Match> found = new ArrayList<>();
    String wanted = query.toLowerCase(Locale.ROOT);
    if (!wanted.isEmpty()) {
      texts.forEach((place, text) -> find(wanted, place, text, found));
    }
    matches = List.copyOf(found);
    current = matches.isEmpty() ? -1 : Math.clamp(current, 0, matches.size() - 1);
  }

  private static void find(String wanted, String place, String text, List<Match> found) {
    // Some letters change their length with their case; then only the very text is found.
    String lower = text.toLowerCase(Locale.ROOT);
    String searched = lower.length() == text.length() ? lower : text;
    int at = searched.indexOf(wanted);
    while (at >= 0 && found.size() < MOST) {
      found.add(new Match(place, at, at + wanted.length()));
      at = searched.indexOf(wanted, at + wanted.length());
    }
  }

  /** Goes on to the next, or back; behind the last comes the first. */
  void step(int by) {
    if (!matches.isEmpty()) {
      current = Math.floorMod(current + by, matches.size());
    }
  }

  List<Match> matches() {
    return matches;
  }

  /** The position of the current match; -1 where there is none. */
  int current() {
    return current;
  }

  /** What to mark in one text. */
  List<TextMark> marks(String place) {
    List<TextMark> marks = new ArrayList<>();
    for (int i = 0; i < matches.size(); i++) {
      Match match = matches.get(i);
      if (match.place().equals(place)) {
        marks.add(new TextMark(match.from(), match.to(), i == current ? "found-now" : "found"));
      }
    }
    return marks;
  }
}
