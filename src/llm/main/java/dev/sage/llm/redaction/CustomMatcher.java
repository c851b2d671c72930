package dev.sage.llm.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The user's own rules, compiled once. Looks through bytes (UTF-8) without making a text of them,
 * and sees no more than {@value #MAX_MATCH} bytes from where a match begins: so what is found does
 * not depend on how a text arrives, and a rule that reads far ahead at each place costs no square.
 * Immutable, thread-safe; linear in the length of the bytes.
 */
final class CustomMatcher {

  /** No rules. */
  static final CustomMatcher NONE = new CustomMatcher(List.of());

  /**
   * The longest match, in bytes. What begins so far before the end of what has arrived is decided.
   */
  static final int MAX_MATCH = 1_024;

  /** How much is looked through at a time, in bytes. */
  private static final int WINDOW = 2 * MAX_MATCH;

  /** A match, in bytes. */
  record Match(String name, int from, int to) {}

  private record Rule(String name, Pattern pattern) {}

  private final List<Rule> rules;

  private CustomMatcher(List<Rule> rules) {
    this.rules = rules;
  }

  /** Compiles them. */
  static CustomMatcher of(CustomRules rules) {
    return rules.rules().isEmpty()
        ? NONE
        : new CustomMatcher(
            rules.rules().stream().map(rule -> new Rule(rule.name(), rule.compiled())).toList());
  }

  /** Whether there is nothing to look for. */
  boolean isEmpty() {
    return rules.isEmpty();
  }

  /**
   * What the rules find, in order, never overlapping: of matches that do the one that begins first,
   * then the longest.
   *
   * @param from what stands before it counts for the ends of words and lines
   * @param to nothing behind it is seen
   */
  List<Match> matches(byte[] utf8, int from, int to) {
    var found = new ArrayList<Match>();
    for (var rule : rules) {
      collect(rule, utf8, from, to, found);
    }
    return found.size() < 2 ? found : apart(found);
  }

  private static void collect(Rule rule, byte[] utf8, int from, int to, List<Match> found) {
    int at = from;
    while (at < to) {
      int end = Math.min(to, at + WINDOW);
      int limit = end == to ? to : end - MAX_MATCH;
      at = collect(rule, new Slice(utf8, at, end), limit, to, found);
    }
  }

  /** The matches that begin before the limit; returns where to go on, at or behind it. */
  private static int collect(Rule rule, Slice window, int limit, int to, List<Match> found) {
    var matcher = rule.pattern().matcher(window.bytes);
    int at = window.from;
    while (at < limit && matcher.find(at - window.base)) {
      int start = window.base + matcher.start();
      if (start >= limit) {
        return limit;
      }
      int end = end(rule, matcher, window, start, to);
      // A boundary alone, such as \b, has nothing to take out.
      if (end > start) {
        found.add(new Match(rule.name(), start, end));
      }
      at = end > start ? end : next(window.utf8, start, to);
    }
    return Math.max(at, limit);
  }

  /** Where the match that begins here ends by what stands within reach; -1 where it doesn't. */
  private static int end(Rule rule, Matcher matcher, Slice window, int start, int to) {
    int reach = Math.min(to, start + MAX_MATCH);
    if (window.to <= reach) {
      return window.base + matcher.end();
    }
    var slice = new Slice(window.utf8, start, boundary(window.utf8, reach));
    var again = rule.pattern().matcher(slice.bytes);
    return again.find(start - slice.base) && slice.base + again.start() == start
        ? slice.base + again.end()
        : -1;
  }

  private static List<Match> apart(List<Match> found) {
    found.sort(
        Comparator.comparingInt(Match::from)
            .thenComparing(Comparator.comparingInt(Match::to).reversed()));
    var apart = new ArrayList<Match>(found.size());
    int end = 0;
    for (var match : found) {
      if (match.from() >= end) {
        apart.add(match);
        end = match.to();
      }
    }
    return apart;
  }

  private static int next(byte[] utf8, int at, int to) {
    int next = at + 1;
    while (next < to && continues(utf8[next])) {
      next++;
    }
    return next;
  }

  /** The beginning of the character that stands here. */
  private static int boundary(byte[] utf8, int at) {
    int boundary = at;
    while (boundary > 0 && boundary < utf8.length && continues(utf8[boundary])) {
      boundary--;
    }
    return boundary;
  }

  private static boolean continues(byte value) {
    return (value & 0xc0) == 0x80;
  }

  /** Some of the bytes, with the character before them, so that the first is no beginning. */
  private static final class Slice {
    private final byte[] utf8;
    private final int from;
    private final int to;
    private final int base;
    private final byte[] bytes;

    Slice(byte[] utf8, int from, int to) {
      this.utf8 = utf8;
      this.from = from;
      this.to = to;
      this.base = from == 0 ? 0 : boundary(utf8, from - 1);
      this.bytes = base == 0 && to == utf8.length ? utf8 : Arrays.copyOfRange(utf8, base, to);
    }
  }
}
