package dev.sage.llm.redaction;

/** The login of {@code curl -u name:password}. */
record CurlUserRule() implements Check {

  private static final int NEAR = 200;

  @Override
  public boolean find(View view, int from, int to, Found found) {
    found.hold(to);
    int start = to;
    while (start - to < 4 && (view.at(start) == ' ' || view.at(start) == '=')) {
      start++;
    }
    int end = start;
    int quote = View.NONE;
    boolean colon = false;
    while (end - start < NEAR) {
      int c = view.at(end);
      if (quote == View.NONE && (c == '"' || c == '\'')) {
        quote = c;
      } else if (quote != View.NONE && c == quote) {
        quote = View.NONE;
      } else if (c == View.NONE || c == '\n' || (quote == View.NONE && c <= ' ')) {
        break;
      }
      colon |= c == ':';
      end++;
    }
    if (view.starved() || !colon || !curl(view, from)) {
      return false;
    }
    var shape = Shape.of(view, start, end);
    boolean reference = view.text(start, end).indexOf('$') >= 0 || view.at(start) == '<';
    if (reference || end - start <= 4 || !shape.hasLetter()) {
      return false;
    }
    return found.set(start, end, "login");
  }

  private static boolean curl(View view, int from) {
    for (int i = from; i > from - NEAR; i--) {
      if (view.at(i) == 'l'
          && view.at(i - 1) == 'r'
          && view.at(i - 2) == 'u'
          && view.at(i - 3) == 'c') {
        return true;
      }
    }
    return false;
  }
}
