package dev.sage.llm.redaction;

import dev.sage.llm.redaction.SecretNames.Strength;

/**
 * A value whose name says that it is a secret: a header, a field of JSON or of a form, a parameter
 * of a URL, an assignment, an option on a command line. Immutable.
 */
record NamedValue(SecretNames names) implements Check {

  private static final int LONGEST_NAME = 48;
  private static final int LONGEST_SCHEME = 20;
  private static final int SHORTEST_SCHEMELESS = 8;
  private static final int LONGEST_PASSWORD = 256;
  private static final int SHORTEST_KEY = 10;
  private static final int SHORTEST_SURE = 6;
  private static final int SHORTEST_NUMBER = 16;

  @Override
  public boolean find(View view, int from, int to, Found found) {
    found.hold(Integer.MAX_VALUE);
    int nameFrom = view.runBack(Alphabet.DOTTED, from, LONGEST_NAME);
    int nameTo = view.run(Alphabet.DOTTED, to, LONGEST_NAME);
    if (view.starved()) {
      return false;
    }
    // Most such words are prose: nothing follows that introduces a value.
    var separator = NameSeparator.of(view, nameFrom, nameTo);
    if (view.starved() || separator == null) {
      return false;
    }
    var name = view.text(nameFrom, nameTo);
    var strength = names.strength(name, from - nameFrom, to - nameFrom);
    if (strength == Strength.NONE) {
      return false;
    }
    found.hold(separator.end());
    int start = afterScheme(view, separator.end(), strength);
    if (view.starved()) {
      return false;
    }
    found.hold(start);
    boolean query = separator.tight() && separator.quote() == View.NONE;
    // A string of JSON may have quotes in it; a text that only looks like one ends at the first.
    int string = QuotedValue.of(view, start, separator);
    if (view.starved()) {
      return false;
    }
    if (string != View.NONE && accepted(view, start, string, strength, separator, name)) {
      return found.set(start, string, kind(strength, name));
    }
    int end = end(view, start, separator, query);
    if (view.starved() || end <= start) {
      return false;
    }
    if (!accepted(view, start, end, strength, separator, name)) {
      return false;
    }
    // What begins like a secret is one to the end of its string.
    return found.set(start, Math.max(end, string), kind(strength, name));
  }

  private boolean accepted(
      View view, int start, int end, Strength strength, NameSeparator separator, String name) {
    var value = view.text(start, Math.min(end, start + LONGEST_PASSWORD));
    return !standIn(value) && accepts(strength, Shape.of(view, start, end), value, separator, name);
  }

  private static String kind(Strength strength, String name) {
    boolean authorization = name.toLowerCase(java.util.Locale.ROOT).endsWith("authorization");
    return switch (strength) {
      case PASSWORD -> "password";
      case SURE -> authorization ? "authorization" : "secret-value";
      default -> "secret-value";
    };
  }

  /** Past {@code Bearer}, {@code Basic} and the like. */
  private static int afterScheme(View view, int from, Strength strength) {
    if (strength != Strength.SURE) {
      return from;
    }
    int word = from;
    while (word - from < LONGEST_SCHEME && Alphabet.URL.has(view.at(word))) {
      word++;
    }
    boolean scheme = word > from && view.at(word) == ' ' && Alphabet.SHOWN.has(view.at(word + 1));
    return scheme && !keyLike(view, from, word) ? word + 1 : from;
  }

  /** A short key with a word behind it is no scheme; {@code AWS4-HMAC-SHA256} is one. */
  private static boolean keyLike(View view, int from, int to) {
    return to - from >= SHORTEST_SCHEMELESS
        && Shape.of(view, from, to).hasDigit()
        && !view.text(from, to).endsWith("256");
  }

  private static int end(View view, int start, NameSeparator separator, boolean query) {
    int quote = separator.quote();
    if (quote != View.NONE) {
      var inside =
          quote == '"'
              ? Alphabet.DOUBLE_QUOTED
              : quote == '\'' ? Alphabet.SINGLE_QUOTED : Alphabet.BACK_QUOTED;
      int end = view.run(inside, start, TokenRule.LONGEST);
      if (view.starved() || view.at(end) == quote) {
        return end;
      }
    }
    int end = view.run(Alphabet.SHOWN, start, TokenRule.LONGEST);
    return view.starved() ? end : trimmed(view, start, end, query);
  }

  /** Without what belongs to the sentence, the tag or the next parameter. */
  private static int trimmed(View view, int start, int end, boolean query) {
    boolean braces = false;
    for (int i = start; i < end; i++) {
      int c = view.at(i);
      if (c == '<' || (query && c == '&')) {
        return i;
      }
      braces |= c == '{' || c == '(' || c == '[';
    }
    int at = end;
    while (at > start && ",;:!?.".indexOf(view.at(at - 1)) >= 0) {
      at--;
    }
    while (!braces && at > start && "}])>,;".indexOf(view.at(at - 1)) >= 0) {
      at--;
    }
    return at;
  }

  /** What refers to a value, or stands where one was. */
  private boolean standIn(String value) {
    char first = value.charAt(0);
    boolean reference =
        first == '$'
            || first == '<'
            || first == '{'
            || first == '['
            || first == '('
            || (first == '%' && value.endsWith("%"))
            || value.startsWith("*")
            || value.contains("process.env")
            || value.contains("environ")
            || value.contains("getenv")
            || value.contains("${{");
    boolean call = value.indexOf('(') > 0 && value.endsWith(")");
    return reference || call || names.noValue(value);
  }

  private static boolean accepts(
      Strength strength, Shape shape, String value, NameSeparator separator, String name) {
    return switch (strength) {
      case SURE -> sure(shape, value);
      case PASSWORD -> password(shape, value, separator, name);
      default -> key(shape, value, name);
    };
  }

  private static boolean sure(Shape shape, String value) {
    boolean telling = shape.hasDigit() || !shape.oneCase() || value.length() >= 24;
    return value.length() >= SHORTEST_SURE
        && value.indexOf(' ') < 0
        && !shape.filler()
        && telling
        && (shape.hasDigit() || value.length() >= SHORTEST_NUMBER);
  }

  private static boolean password(Shape shape, String value, NameSeparator separator, String name) {
    if ((!shape.hasDigit() && !shape.hasLetter()) || value.equalsIgnoreCase(name)) {
      return false;
    }
    if (separator.quote() != View.NONE) {
      return value.length() >= 4 && !allSame(value);
    }
    boolean path = value.startsWith("/") || value.startsWith("./") || value.startsWith("~/");
    boolean odd = shape.hasDigit() || !word(value);
    return !path
        && value.length() >= SHORTEST_SURE
        && !allSame(value)
        && (odd || separator.tight());
  }

  private static boolean key(Shape shape, String value, String name) {
    if (value.length() < SHORTEST_KEY || value.indexOf(' ') >= 0) {
      return false;
    }
    boolean number =
        shape.digits() >= SHORTEST_NUMBER
            && !shape.hasLetter()
            && !shape.filler()
            && Character.isLetter(name.charAt(name.length() - 1));
    return number || (shape.random() && plain(value) && !Words.most(value));
  }

  /** Keys are made of few kinds of characters, code and prose of many. */
  private static boolean plain(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (!Alphabet.ASSIGNED.has(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean word(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!Character.isLetter(c) && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean allSame(String value) {
    return value.chars().distinct().count() < 3;
  }
}
