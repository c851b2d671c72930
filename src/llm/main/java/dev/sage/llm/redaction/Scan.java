package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One pass over one text. Not thread-safe. */
final class Scan {

  private final TriggerTable table;
  private final byte[] bytes;
  private int at = 2;
  private int floor;

  /** Where the last stretch without a digit begins and ends: no key begins in it. */
  private final int[] barrenKey = new int[2];

  private final int[] barrenToken = new int[2];

  Scan(TriggerTable table, byte[] bytes) {
    this.table = table;
    this.bytes = bytes;
  }

  /** The next secret, or null. They do not overlap. */
  @Nullable Hit next() {
    while ((at = table.next(bytes, at)) < bytes.length) {
      var candidates = table.at(bytes, at);
      int windowEnd = at++;
      var found = best(candidates, windowEnd);
      if (found != null) {
        floor = found.to();
        at = Math.max(2, floor);
        return found;
      }
    }
    return null;
  }

  /** The longest, so that a key inside a longer form leaves nothing of it behind. */
  private @Nullable Hit best(Trigger[] candidates, int windowEnd) {
    Hit best = null;
    for (var trigger : candidates) {
      int from = windowEnd - 2 - trigger.window();
      if (from >= floor && trigger.at(bytes, from)) {
        var found = trigger.rule().match(this, from, from + trigger.literal().length);
        boolean better =
            found != null && (best == null || found.to() - found.from() > best.to() - best.from());
        best = better ? found : best;
      }
    }
    return best;
  }

  /** The byte here, -1 outside. */
  int at(int index) {
    return index >= 0 && index < bytes.length ? bytes[index] : -1;
  }

  /** Whether a letter, a digit, a dash or an underscore stands right before this place. */
  boolean insideWord(int index) {
    int before = at(index - 1);
    // In JSON text the letter of an escape such as \n is no part of the word.
    boolean escape = at(index - 2) == '\\' && (before == 'n' || before == 't' || before == 'r');
    return isKeyCharacter(before) && !escape;
  }

  /**
   * The end of the letters, digits, dashes and underscores here; the start where none is a digit.
   */
  int keyEnd(int from) {
    return end(from, false);
  }

  /** The end of the letters and digits here. */
  int runEnd(int from) {
    int end = from;
    while (isLetterOrDigit(at(end))) {
      end++;
    }
    return end;
  }

  /** The end of the characters of a token (RFC 6750 §2.1); the start where none is a digit. */
  int tokenEnd(int from) {
    return end(from, true);
  }

  byte[] copy(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  String text(int from, int length) {
    int to = Math.min(bytes.length, from + length);
    return from >= to ? "" : new String(bytes, from, to - from, ISO_8859_1);
  }

  private int end(int from, boolean token) {
    var barren = token ? barrenToken : barrenKey;
    if (from >= barren[0] && from < barren[1]) {
      return from; // or a long run of names without values would be read again and again
    }
    int end = from;
    boolean digit = false;
    while (end < bytes.length && (token ? isToken(bytes[end]) : isKeyCharacter(bytes[end]))) {
      digit |= bytes[end] >= '0' && bytes[end] <= '9';
      end++;
    }
    if (digit) {
      return end;
    }
    barren[0] = from;
    barren[1] = end;
    return from;
  }

  private static boolean isKeyCharacter(int c) {
    return isLetterOrDigit(c) || c == '-' || c == '_';
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isToken(int c) {
    return isKeyCharacter(c) || c == '.' || c == '~' || c == '+' || c == '/' || c == '=';
  }
}
