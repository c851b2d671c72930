package dev.sage.llm.redaction;

/**
 * A key of 32 letters and digits with the data centre behind it that it is good for, as Mailchimp
 * and others give: {@code …-us12}.
 */
record RegionKeyRule() implements Check {

  private static final int LENGTH = 32;
  private static final int LONGEST_REGION = 4;

  @Override
  public boolean find(View view, int from, int to, Found found) {
    int start = view.runBack(Alphabet.ALNUM, from, LENGTH + 1);
    if (from - start != LENGTH) {
      return false;
    }
    found.hold(start);
    int end = view.run(Alphabet.ALNUM, to, LONGEST_REGION + 1);
    int length = end - to;
    if (view.starved() || length < 3 || length > LONGEST_REGION) {
      return false;
    }
    var region = Shape.of(view, to, end);
    boolean named = Alphabet.LOWER.has(view.at(to)) && Alphabet.LOWER.has(view.at(to + 1));
    if (!named || region.digits() != length - 2 || !Shape.of(view, start, from).mixed()) {
      return false;
    }
    return found.set(start, end, "mailchimp-key");
  }
}
