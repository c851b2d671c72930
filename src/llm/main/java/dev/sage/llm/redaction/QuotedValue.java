package dev.sage.llm.redaction;

/**
 * The whole of a string of JSON that has escaped quotes or line breaks in it. Escapes are counted:
 * in JSON inside a string of JSON the quotes of the inner strings have a backslash, and escaped
 * quotes inside those have three. Stateless.
 */
final class QuotedValue {

  private QuotedValue() {}

  /**
   * Where the string ends that a value begins.
   *
   * @return {@link View#NONE} where nothing in it is escaped, or it does not end in this line
   */
  static int of(View view, int start, NameSeparator separator) {
    int quote = separator.quote();
    if (quote != '"' && quote != '\'') {
      return View.NONE;
    }
    var inside = quote == '"' ? Alphabet.DOUBLE_QUOTED : Alphabet.SINGLE_QUOTED;
    int opening = view.backslashes(separator.end() - 1);
    int last = start + TokenRule.LONGEST;
    boolean escapes = false;
    int at = start;
    while (at < last) {
      at = view.run(inside, at, last - at);
      int c = view.at(at);
      if (view.starved()) {
        return View.NONE;
      }
      // A text that was cut has no closing quote: all that is left of it is the value. Not behind
      // an apostrophe, which JSON does not escape: it may be one of prose, far from any other.
      if (c == View.NONE) {
        return escapes && quote == '"' ? at : View.NONE;
      }
      if (c == quote && closes(view.backslashes(at), opening)) {
        return escapes ? at : View.NONE;
      }
      if (c != quote && (quote == '\'' || view.backslashes(at) <= opening)) {
        return View.NONE;
      }
      escapes = true;
      at++;
    }
    // Longer than any secret is looked at: what has been seen of it goes out.
    return at;
  }

  /**
   * Whether so many backslashes leave a quote what it is: each level of strings inside strings
   * doubles them, and a quote by its number has one less than one with a backslash of its own.
   */
  private static boolean closes(int backslashes, int opening) {
    return backslashes / (opening + 1) % 2 == 0;
  }
}
