package dev.sage.llm.redaction;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the name of a setting, header or parameter says about its value. Immutable, thread-safe.
 *
 * @param sure ends of names whose value is a secret whatever it looks like
 * @param passwords ends of names whose value a person chose
 * @param harmless parts of names that say that it is none
 * @param owners words that make a secret of the "key" right behind them
 * @param noValues words that stand where a value will be
 */
record SecretNames(
    List<String> sure,
    List<String> passwords,
    List<String> harmless,
    List<String> owners,
    Set<String> noValues) {

  /** How far a name goes to prove that the value is a secret. */
  enum Strength {
    NONE,
    /** The value has to look like a key. */
    HINT,
    /** Any value that a person might choose. */
    PASSWORD,
    /** Any value that is no word. */
    SURE
  }

  /**
   * Judges a name.
   *
   * @param name as it is written
   * @param from where the word begins in it that makes it suspicious
   * @param to where that ends
   */
  Strength strength(String name, int from, int to) {
    var plain = plain(name);
    if (harmless.stream().anyMatch(plain::contains) || !wordEnds(name, to)) {
      return Strength.NONE;
    }
    if (sure.stream().anyMatch(plain::endsWith)) {
      return Strength.SURE;
    }
    var word = name.substring(from, to).toLowerCase(Locale.ROOT);
    boolean chosen = word.startsWith("passw") || passwords.stream().anyMatch(plain::endsWith);
    if (chosen && wordBegins(name, from)) {
      return Strength.PASSWORD;
    }
    return switch (word) {
      case "key" -> owned(name, from) ? Strength.HINT : Strength.NONE;
      case "auth", "pass", "pw", "pwd" -> wordBegins(name, from) ? Strength.HINT : Strength.NONE;
      default -> Strength.HINT;
    };
  }

  /** Whether a word stands where the value will be: {@code null}, {@code your-key-here}. */
  boolean noValue(String value) {
    var lower = value.toLowerCase(Locale.ROOT);
    return noValues.contains(lower) || lower.startsWith("your");
  }

  private boolean owned(String name, int from) {
    var before = plain(name.substring(0, from));
    return wordBegins(name, from) || owners.stream().anyMatch(before::endsWith);
  }

  /** "tokenizer" has no token. */
  private static boolean wordEnds(String name, int to) {
    if (to >= name.length()) {
      return true;
    }
    char last = name.charAt(to - 1);
    char next = name.charAt(to);
    boolean goesOn =
        Character.isLowerCase(next) || (Character.isUpperCase(last) && Character.isUpperCase(next));
    return !goesOn || (Character.toLowerCase(next) == 's' && to + 1 == name.length());
  }

  /** After a separator, or where the case changes: "apiKey", "API_KEY". */
  private static boolean wordBegins(String name, int from) {
    return from == 0
        || !Character.isLetter(name.charAt(from - 1))
        || (Character.isLowerCase(name.charAt(from - 1))
            && Character.isUpperCase(name.charAt(from)));
  }

  private static String plain(String name) {
    var plain = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        plain.append(Character.toLowerCase(c));
      }
    }
    return plain.toString();
  }
}
