package dev.sage.simulator.internal.model;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Cuts text into pieces of about the size of a model's tokens; joined they are the text. */
final class Tokens {
  // A word (or up to seven letters of it) with its blank; a few digits; one sign of a script
  // without blanks; an emoji with what belongs to it; line breaks with their indent; the rest.
  private static final Pattern TOKEN =
      Pattern.compile(
          " ?[\\p{L}&&[^\\p{IsHan}\\p{IsHangul}]]{1,7}"
              + "| ?\\p{N}{1,3}"
              + "| ?[\\p{IsHan}\\p{IsHangul}]"
              + "| ?\\p{IsEmoji_Presentation}\\x{FE0F}?"
              + "|\\n+ *"
              + "| ?[\\p{P}\\p{S}]{1,3}\\x{FE0F}?"
              + "| +|\\P{M}\\p{M}*|.",
          Pattern.DOTALL);

  private Tokens() {}

  static List<String> of(String text) {
    return TOKEN.matcher(text).results().map(MatchResult::group).toList();
  }
}
