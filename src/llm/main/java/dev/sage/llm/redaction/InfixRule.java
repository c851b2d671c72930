package dev.sage.llm.redaction;

/**
 * A key that is known by a mark in its middle: {@code 426d…-us12}, {@code 110201543:AA…}.
 * Immutable.
 *
 * @param kind its name in placeholders
 * @param before what stands before the mark, of the bytes of {@link View#BACK}
 * @param beforeMin how many of them at least
 * @param beforeMax how many at most, with another byte before them
 * @param after what stands behind the mark
 * @param style what stands before it
 */
record InfixRule(
    String kind,
    Alphabet before,
    int beforeMin,
    int beforeMax,
    Alphabet after,
    int afterMin,
    int afterMax,
    Style style)
    implements Check {

  /** What stands before the mark. */
  enum Style {
    /** A number. */
    DIGITS,
    /** What looks random. */
    RANDOM,
    /** A word, the service's name: then what follows has to look like a key. */
    WORD
  }

  @Override
  public boolean find(View view, int from, int to, Found found) {
    int start = view.runBack(before, from, beforeMax + 1);
    int length = from - start;
    if (length < beforeMin || (length > beforeMax && beforeMax == beforeMin)) {
      return false;
    }
    start = Math.max(start, from - beforeMax);
    found.hold(start);
    int end = view.run(after, to, afterMax + 1);
    if (view.starved()
        || end - to < afterMin
        || end - to > afterMax
        || !proves(view, start, from, to, end)) {
      return false;
    }
    return found.set(start, end, kind);
  }

  private boolean proves(View view, int start, int from, int to, int end) {
    var first = Shape.of(view, start, from);
    return !Shape.of(view, start, end).filler()
        && switch (style) {
          case DIGITS -> first.hasDigit() && !first.hasLetter();
          case RANDOM -> first.hasDigit();
          case WORD -> Shape.of(view, to, end).random();
        };
  }
}
