package dev.sage.llm.redaction;

/**
 * The values of a {@code Cookie} header, and the first of a {@code Set-Cookie} header (RFC 6265):
 * names and attributes stay. Immutable.
 */
record CookieRule() implements Check {

  private static final int LONGEST_NAME = 128;

  @Override
  public boolean find(View view, int from, int to, Found found) {
    found.hold(Integer.MAX_VALUE);
    boolean goesOn = from == to;
    int at = goesOn ? to : header(view, to);
    if (at == View.NONE || view.starved()) {
      return false;
    }
    while (view.at(at) == ' ' || view.at(at) == ';') {
      at++;
    }
    int name = at;
    while (name - at < LONGEST_NAME && nameOf(view.at(name))) {
      name++;
    }
    if (view.starved() || name == at || view.at(name) != '=') {
      return false;
    }
    int start = name + 1;
    found.hold(start);
    int end = view.run(Alphabet.QUERY, start, TokenRule.LONGEST);
    if (view.starved()) {
      return false;
    }
    if (view.at(end) == ';' && (goesOn || !set(view, from))) {
      found.again(end);
    }
    int first = view.at(start);
    boolean reference = first == '$' || first == '*' || end == start;
    if (reference) {
      return false;
    }
    return found.set(start, end, "cookie");
  }

  /** Where the first name begins: {@code : }, {@code ": "}. */
  private static int header(View view, int from) {
    int at = from;
    boolean colon = false;
    for (int i = 0; i < 6; i++, at++) {
      int c = view.at(at);
      if (c == ':') {
        colon = true;
      } else if (c != '"' && c != '\'' && c != ' ') {
        break;
      }
    }
    return colon ? at : View.NONE;
  }

  private static boolean set(View view, int from) {
    return view.at(from - 1) == '-';
  }

  private static boolean nameOf(int c) {
    return Alphabet.TILDE.has(c) || c == '$' || c == '!' || c == '*' || c == '+';
  }
}
