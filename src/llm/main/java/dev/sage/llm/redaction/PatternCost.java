package dev.sage.llm.redaction;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a pattern before RE2/J compiles it, because the compiler itself has no
 * bound. Estimates from above, so that nothing slips through; stateless.
 */
final class PatternCost {

  private static final Pattern REPETITION =
      Pattern.compile("(\\))?\\{([0-9]{1,9})(?:,([0-9]{0,9}))?\\}");

  private static final Pattern CODE_POINT = Pattern.compile("\\\\x\\{([0-9A-Fa-f]{1,8})\\}");

  /** The most steps that are worth compiling to count them exactly. */
  private static final long MOST_STEPS = 100_000;

  /** In RE2/J 1.8 with Java 25 these have no way back to themselves when case is ignored. */
  private static final int FIRST_ENDLESS = 0x1c80;

  private static final int LAST_ENDLESS = 0x1c88;

  private PatternCost() {}

  /** Whether counted repetitions of groups multiply to more than anybody can want. */
  static boolean tooMuch(String pattern) {
    long single = pattern.length();
    long groups = 1;
    var found = REPETITION.matcher(pattern);
    while (found.find() && groups <= MOST_STEPS) {
      long most = Math.max(number(found.group(2)), number(found.group(3)));
      if (found.group(1) == null) {
        single += most;
      } else {
        groups *= Math.max(1, most);
      }
    }
    return groups > MOST_STEPS || groups * single > MOST_STEPS;
  }

  private static long number(@Nullable String digits) {
    return digits == null || digits.isEmpty() ? 0 : Math.min(1_001, Long.parseLong(digits));
  }

  /**
   * Where the compiler would never end: at one of its endless characters, or at a range that may
   * have them in it; -1 where it would.
   */
  static int endlessAt(String pattern) {
    for (int at = 0; at < pattern.length(); at += Character.charCount(pattern.codePointAt(at))) {
      if (endless(pattern, at, pattern.codePointAt(at))) {
        return at;
      }
    }
    var escape = CODE_POINT.matcher(pattern);
    while (escape.find()) {
      if (endless(pattern, escape.start(), (int) Long.parseLong(escape.group(1), 16))) {
        return escape.start();
      }
    }
    return -1;
  }

  private static boolean endless(String pattern, int at, int character) {
    boolean endsRange = at > 0 && pattern.charAt(at - 1) == '-';
    return character >= FIRST_ENDLESS && (character <= LAST_ENDLESS || endsRange);
  }
}
