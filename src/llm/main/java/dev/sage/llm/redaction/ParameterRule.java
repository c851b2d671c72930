package dev.sage.llm.redaction;

/** A parameter of a URL or a form whose value is a secret: {@code ?code=}, {@code &sig=}. */
record ParameterRule() implements Check {

  private static final int SHORTEST = 6;

  @Override
  public boolean find(View view, int from, int to, Found found) {
    int before = view.at(from - 1);
    if (before != '?' && before != '&') {
      return false;
    }
    found.hold(to);
    int end = view.run(Alphabet.QUERY, to, TokenRule.LONGEST);
    int first = view.at(to);
    boolean reference = first == '$' || first == '<' || first == '*' || first == '%';
    if (view.starved()
        || reference
        || end - to < SHORTEST
        || Shape.of(view, to, end).oneCase()
        || Shape.of(view, to, end).filler()) {
      return false;
    }
    return found.set(to, end, "url-parameter");
  }
}
