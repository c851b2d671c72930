package dev.sage.llm.check;

import java.util.List;
import java.util.regex.Pattern;

/** What people write in the place of a key, in examples and templates. Stateless. */
final class KeyPlaceholders {

  private KeyPlaceholders() {}

  /** Words that no key has by chance. */
  private static final Pattern WORDS =
      Pattern.compile(
          "(?i)your[-_ ]?\\w{0,20}[-_ ]?(?:key|token)|changeme|change[-_ ]me|replace[-_ ]?(?:me|with)|"
              + "placeholder|api[-_ ]?key[-_ ]?here|insert[-_ ]|dummy[-_ ]?key|example[-_ ]?key|goes[-_ ]here");

  /** Short ones, which a key may well have in it: they count where they are all of it. */
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?i)(?:[a-z]{2,4}[-_])?(?:your|my|the|test|fake|dummy|example|sample|secret|todo|tbd|none|null"
              + "|nil|undefined|true|false|key|token|api[-_ ]?key|apikey|abc|123|1234|12345|123456|"
              + "abcdef|abc123|foo|bar|foobar|password)(?:[-_ ]?(?:key|token|api[-_ ]?key))?");

  /** {@code <key>}, {@code ${KEY}}, {@code {{key}}}, {@code %KEY%}, {@code $KEY}. */
  private static final Pattern BRACKETS =
      Pattern.compile("<.*>|\\[.*]|\\$?\\{.*}|%\\w+%|\\$[A-Za-z_]\\w*|\\$\\(.*\\)");

  /** The same character again and again, dots and stars that hide. */
  private static final List<Pattern> FILLED =
      List.of(
          Pattern.compile("\\.{3}|…"),
          Pattern.compile("[*•●·]{2}"),
          Pattern.compile("([xX0_#-])\\1{4,}"),
          Pattern.compile("^(?:[A-Za-z]{2,4}[-_])?([xX0*?#.])\\1+$"));

  static boolean is(String key) {
    return WORDS.matcher(key).find()
        || WHOLE.matcher(key).matches()
        || BRACKETS.matcher(key).matches()
        || FILLED.stream().anyMatch(pattern -> pattern.matcher(key).find());
  }
}
