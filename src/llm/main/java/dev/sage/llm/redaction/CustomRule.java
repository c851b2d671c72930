package dev.sage.llm.redaction;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * A rule of the user's own. Its pattern is matched in linear time whatever it is (RE2), so that no
 * pattern can make the program hang. {@code ^} and {@code $} are the ends of a line. Immutable.
 *
 * @param name its kind in findings and placeholders: lower-case letters, digits and dashes
 * @param pattern a regular expression in the syntax of RE2
 * @param ignoreCase whether the case of letters does not matter
 */
public record CustomRule(String name, String pattern, boolean ignoreCase) {

  /** The most characters of a pattern. */
  public static final int MAX_PATTERN = 1_000;

  /** The most characters of a name. */
  public static final int MAX_NAME = 40;

  /**
   * The most steps of a compiled pattern: each character of a text costs at most so many. Counted
   * repetitions are written out: {@code [0-9]{200}} has 200.
   */
  static final int MAX_PROGRAM = 500;

  private static final java.util.regex.Pattern NAME =
      java.util.regex.Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /**
   * Why a pattern or a name can't be used.
   *
   * @param message a sentence or two: what is wrong and what to do
   * @param at where in the pattern or name, from 0, in UTF-16 units
   */
  public record Problem(String message, int at) {}

  /**
   * Checks name and pattern.
   *
   * @throws IllegalArgumentException where one of them can't be used; the message says why
   */
  public CustomRule {
    nameProblem(name)
        .or(() -> problem(pattern))
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem.message());
            });
  }

  /**
   * {@return why this can't be the name of a rule; empty where it can}
   *
   * @param name the name
   */
  public static Optional<Problem> nameProblem(String name) {
    if (name.isEmpty()) {
      return problem("The rule has no name. Give it one, such as \"ticket\".", 0);
    }
    if (name.length() > MAX_NAME) {
      return problem(
          "The name is longer than %d characters. Take a shorter one.".formatted(MAX_NAME),
          MAX_NAME);
    }
    if (!NAME.matcher(name).matches()) {
      return problem(
          "The name has something else than lower-case letters, digits and single dashes between"
              + " them. Write it like \"ticket-number\".",
          firstOdd(name));
    }
    boolean taken = RuleKind.all().stream().anyMatch(kind -> kind.kind().equals(name));
    return taken
        ? problem("A rule of Sage's own has this name. Take another one.", 0)
        : Optional.empty();
  }

  /**
   * {@return why this can't be the pattern of a rule; empty where it can}
   *
   * @param pattern a regular expression in the syntax of RE2
   */
  public static Optional<Problem> problem(String pattern) {
    if (pattern.isEmpty()) {
      return problem("The pattern is empty. Write what is to be taken out.", 0);
    }
    if (pattern.length() > MAX_PATTERN) {
      return problem(
          "The pattern is longer than %,d characters. Make several rules of it."
              .formatted(MAX_PATTERN),
          MAX_PATTERN);
    }
    if (PatternCost.tooMuch(pattern)) {
      return problem("The pattern repeats groups too often. Repeat less often.", 0);
    }
    int endless = PatternCost.endlessAt(pattern);
    if (endless >= 0) {
      return problem(
          "A range of characters must not end beyond U+1C7F. Write a class such as \\p{L} instead.",
          endless);
    }
    try {
      return costProblem(compile(pattern, true));
    } catch (PatternSyntaxException wrong) {
      return Optional.of(syntaxProblem(pattern, wrong));
    } catch (RuntimeException | StackOverflowError odd) {
      // RE2/J is a port: what its parser trips over is no pattern either.
      return problem("The pattern can't be read. Write it in a simpler way.", 0);
    }
  }

  private static Optional<Problem> costProblem(Pattern compiled) {
    if (compiled.programSize() > MAX_PROGRAM) {
      return problem(
          "The pattern has %,d steps, more than %d. Repeat less often, or make several rules of it."
              .formatted(compiled.programSize(), MAX_PROGRAM),
          0);
    }
    // "a*" finds nothing at each place of every text.
    return compiled.matcher("").matches()
        ? problem("The pattern matches nothing at all too, so it would be found everywhere.", 0)
        : Optional.empty();
  }

  /** Where the last group begins that does not end; RE2/J names the pattern as a whole. */
  private static int opening(String pattern) {
    var groups = new ArrayDeque<Integer>();
    boolean set = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (set || c == '[') {
        set = c != ']';
      } else if (c == '(') {
        groups.push(i);
      } else if (c == ')') {
        groups.poll();
      }
    }
    return groups.isEmpty() ? 0 : groups.element();
  }

  private static Problem syntaxProblem(String pattern, PatternSyntaxException wrong) {
    var what = wrong.getDescription();
    boolean open = what.startsWith("missing closing )");
    int at =
        open
            ? opening(pattern)
            : Math.max(0, wrong.getPattern() == null ? 0 : pattern.indexOf(wrong.getPattern()));
    boolean missing = what.contains("Perl syntax") || what.contains("escape sequence");
    return new Problem(
        "The pattern is no regular expression of RE2: %s.%s"
            .formatted(
                what, missing ? " RE2 has no look-ahead, look-behind or back-reference." : ""),
        at);
  }

  /** The compiled pattern; ready for any thread. */
  Pattern compiled() {
    return compile(pattern, ignoreCase);
  }

  private static Pattern compile(String pattern, boolean ignoreCase) {
    return Pattern.compile(
        pattern, Pattern.MULTILINE | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0));
  }

  private static Optional<Problem> problem(String message, int at) {
    return Optional.of(new Problem(message, at));
  }

  private static int firstOdd(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z';
      boolean inside = i > 0 && ((c >= '0' && c <= '9') || (c == '-' && name.charAt(i - 1) != '-'));
      if (!letter && !inside) {
        return i;
      }
    }
    return name.length() - 1;
  }
}
