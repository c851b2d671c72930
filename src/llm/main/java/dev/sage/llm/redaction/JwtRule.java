package dev.sage.llm.redaction;

/** A JSON web token (RFC 7519), signed or not; also one whose end was cut off. */
record JwtRule() implements Check {

  private static final int SHORTEST_PART = 10;

  @Override
  public boolean find(View view, int from, int to, Found found) {
    if (Alphabet.ALNUM.has(view.at(from - 1))) {
      return false;
    }
    int dot = view.run(Alphabet.URL, from, TokenRule.LONGEST);
    boolean dotted = view.at(dot) == '.';
    if (view.starved() || !dotted || dot - from < SHORTEST_PART) {
      return false;
    }
    int end = view.run(Alphabet.JWT, dot, TokenRule.LONGEST);
    if (view.starved() || end - dot <= SHORTEST_PART || !Shape.of(view, dot + 1, end).hasDigit()) {
      return false;
    }
    return found.set(from, end, "jwt");
  }
}
