package dev.sage.llm.tool.schema;

import java.util.Map;

/**
 * Regular expressions of JSON Schema, which are ECMAScript's (2020-12, core §6.4), as Java has
 * them. Where the two read the same text differently: {@code $} is the end of the text and not a
 * place before its last line break, {@code .} leaves out ECMAScript's line ends only, {@code [} and
 * {@code &&} have no meaning within a class, and {@code \\u{1F600}} and the long names of general
 * categories are known. What only Java knows stays as it is. Stateless.
 */
final class EcmaPattern {

  private static final String ANY_BUT_LINE_END = "[^\\n\\r\\u2028\\u2029]";

  /** Unicode's general categories by the names that Java does not take. */
  private static final Map<String, String> CATEGORIES =
      Map.of(
          "{Letter}", "{L}",
          "{Uppercase_Letter}", "{Lu}",
          "{Lowercase_Letter}", "{Ll}",
          "{Mark}", "{M}",
          "{Number}", "{N}",
          "{Decimal_Number}", "{Nd}",
          "{Punctuation}", "{P}",
          "{Symbol}", "{S}",
          "{Separator}", "{Z}",
          "{Other}", "{C}");

  private final String written;
  private final StringBuilder java;
  private int at;

  private EcmaPattern(String written) {
    this.written = written;
    this.java = new StringBuilder(written.length() + 8);
  }

  /** The same for {@link java.util.regex.Pattern}; it may still be no regular expression. */
  static String java(String written) {
    return new EcmaPattern(written).translated();
  }

  private String translated() {
    boolean inClass = false;
    while (at < written.length()) {
      char letter = written.charAt(at);
      if (letter == '\\') {
        escape();
      } else if (inClass) {
        inClass = letter != ']';
        java.append(letter == '[' || letter == '&' ? "\\" : "").append(letter);
        at++;
      } else if (letter == '[') {
        inClass = opens();
      } else {
        java.append(
            switch (letter) {
              case '$' -> "\\z";
              case '.' -> ANY_BUT_LINE_END;
              default -> String.valueOf(letter);
            });
        at++;
      }
    }
    return java.toString();
  }

  /** Whether a class begins that has something in it; an empty one holds nothing, or all. */
  private boolean opens() {
    if (written.startsWith("[]", at)) {
      java.append("(?!)");
      at += 2;
      return false;
    }
    if (written.startsWith("[^]", at)) {
      java.append("[\\s\\S]");
      at += 3;
      return false;
    }
    int begun = written.startsWith("[^", at) ? 2 : 1;
    java.append(written, at, at + begun);
    at += begun;
    return true;
  }

  private void escape() {
    int end = Math.min(written.length(), at + 2);
    var escape = written.substring(at, end);
    int close = written.startsWith("{", end) ? written.indexOf('}', end) + 1 : 0;
    at = Math.max(end, close);
    var braced = written.substring(end, at);
    java.append(
        switch (escape) {
          case "\\u" -> braced.isEmpty() ? escape : "\\x" + braced;
          case "\\p", "\\P" -> escape + CATEGORIES.getOrDefault(braced, braced);
          default -> escape + braced;
        });
  }
}
