package dev.sage.llm.redaction;

/**
 * A key that is known by how it begins. Immutable.
 *
 * @param kind its name in placeholders
 * @param body what it is made of behind the prefix
 * @param min how many bytes of that make it one; less than a whole key has, so that one that was
 *     cut off is found too
 * @param max more make it something else; 0: any number
 * @param boundary what may stand before it
 * @param evidence what tells it from a word
 * @param digits how many digits it has at least
 * @param run how many letters and digits stand right behind the prefix
 * @param nameFirst whether the prefix is a name that stays
 */
record TokenRule(
    String kind,
    Alphabet body,
    int min,
    int max,
    Boundary boundary,
    Evidence evidence,
    int digits,
    int run,
    boolean nameFirst)
    implements Check {

  /** Nothing that is read as one token is longer. */
  static final int LONGEST = 4096;

  /** What may stand before a token. */
  enum Boundary {
    /** Anything. */
    ANY,
    /** No letter and no digit. */
    LOOSE,
    /** No dash and no underscore either: of a short prefix it may be the end of a name. */
    STRICT,
    /** No dot and no slash either, as in the names of files. */
    WORD
  }

  /** What tells a token from a word that begins like it. */
  enum Evidence {
    /** Nothing but its length. */
    NONE,
    /** A digit. */
    DIGIT,
    /** A digit, or letters whose case changes. */
    CASE,
    /** A digit and both cases, or digits and letters without words. */
    MIXED
  }

  @Override
  public boolean find(View view, int from, int to, Found found) {
    if (!free(view, from)) {
      return false;
    }
    found.hold(nameFirst ? to : from);
    int end = end(view, to);
    if (view.starved() || end - to < min || (max > 0 && end - to > max)) {
      return false;
    }
    if (run > 0 && view.run(Alphabet.ALNUM, to, LONGEST) - to < run) {
      return false;
    }
    var shape = Shape.of(view, to, end);
    if (shape.filler() || shape.example() || shape.digits() < digits || !proves(shape)) {
      return false;
    }
    return found.set(nameFirst ? to : from, end, kind);
  }

  private boolean proves(Shape shape) {
    return switch (evidence) {
      case NONE -> true;
      case DIGIT -> shape.hasDigit();
      case CASE -> !shape.oneCase() && !shape.sequence();
      case MIXED -> shape.mixed();
    };
  }

  /** A dot or a dash at the end belongs to the sentence. */
  private int end(View view, int from) {
    int end = view.run(body, from, LONGEST);
    while (end > from && body == Alphabet.DOTTED && view.at(end - 1) == '.') {
      end--;
    }
    return end;
  }

  private boolean free(View view, int from) {
    int before = view.at(from - 1);
    return switch (boundary) {
      case ANY -> true;
      case LOOSE -> !Alphabet.ALNUM.has(before) || escaped(view, from);
      case STRICT -> !Alphabet.URL.has(before) || escaped(view, from);
      case WORD -> !Alphabet.DOTTED.has(before) && before != '/';
    };
  }

  /** What is left of an escape that stays one, such as {@code %26}. */
  private static boolean escaped(View view, int from) {
    return view.at(from - 3) == '%'
        && Alphabet.HEX.has(view.at(from - 2))
        && Alphabet.HEX.has(view.at(from - 1));
  }
}
