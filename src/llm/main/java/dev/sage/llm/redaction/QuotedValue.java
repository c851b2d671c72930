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
      // A text that was cut has no closing quote: all that is left of it is the value.
      if (c == View.NONE || (c == quote && closes(view.backslashes(at), opening))) {
        return escapes ? at : View.NONE;
      }
      if (c != quote && view.backslashes(at) <= opening) {
        return View.NONE;
      }
      escapes = true;
      at++;
    }
    // Longer than any secret is looked at: what has been seen of it goes out.
    return at;
  }

  /** An even number of the string's own backslashes are backslashes that it has in it. */
  private static boolean closes(int backslashes, int opening) {
    return backslashes < opening || (backslashes - opening) / (opening + 1) % 2 == 0;
  }
}
