package dev.sage.llm.redaction;

/**
 * What stands behind {@code Bearer} (RFC 6750) or {@code Basic} (RFC 7617), wherever it is said.
 */
record SchemeRule(String kind, Alphabet body, int shortest) implements Check {

  @Override
  public boolean find(View view, int from, int to, Found found) {
    if (Alphabet.ALNUM.has(view.at(from - 1))) {
      return false;
    }
    found.hold(to);
    int end = view.run(body, to, TokenRule.LONGEST);
    if (view.starved() || end - to < shortest || view.at(to) == '$') {
      return false;
    }
    while (view.at(end - 1) == '.') {
      end--;
    }
    var shape = Shape.of(view, to, end);
    if (!shape.hasDigit() || shape.filler()) {
      return false;
    }
    return found.set(to, end, kind);
  }
}
