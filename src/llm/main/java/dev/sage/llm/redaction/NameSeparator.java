package dev.sage.llm.redaction;

/**
 * What stands between a name and its value: {@code : "}, {@code =}, {@code := `}, {@code => "},
 * {@code string = "}, {@code ", "}, {@code >} of a tag. Not thread-safe; used once.
 */
final class NameSeparator {

  private static final int MOST_SPACES = 8;
  private static final int MOST_MARKS = 5;
  private static final int MOST_BREAKS = 16;
  private static final int LONGEST_TYPE = 12;

  private final View view;
  private int at;
  private int quote = View.NONE;
  private boolean equals;
  private boolean colon;
  private boolean tight;

  private NameSeparator(View view, int at) {
    this.view = view;
    this.at = at;
  }

  /**
   * Reads the separator behind a name.
   *
   * @param nameFrom where the name begins
   * @param nameTo where it ends
   * @return null where there is none
   */
  static @org.jspecify.annotations.Nullable NameSeparator of(View view, int nameFrom, int nameTo) {
    var separator = new NameSeparator(view, nameTo);
    return separator.read(nameFrom) ? separator : null;
  }

  private boolean read(int nameFrom) {
    int before = view.at(nameFrom - 1);
    boolean tag = before == '<';
    boolean option = view.at(nameFrom) == '-' || (before == '-' && view.at(nameFrom - 2) == '-');
    boolean quoted = closing() > 0;
    int begun = at;
    int spaces = spaces();
    if (spaces > 0) {
      type();
    }
    int marks = marks();
    boolean comma = marks == 1 && view.at(at - 1) == ',';
    boolean arrow = marks == 1 && view.at(at - 1) == '>';
    tight = at - begun == marks;
    int gap = tag && arrow ? breaks() : spaces();
    boolean open = opening();
    if (equals || colon) {
      return gap < MOST_SPACES || open;
    }
    return (comma && quoted && open) || (arrow && tag) || (marks == 0 && option && spaces > 0);
  }

  /** Where the value begins. */
  int end() {
    return at;
  }

  /** The quote that it stands in, or {@link View#NONE}. */
  int quote() {
    return quote;
  }

  /** Whether nothing but a sign of equality stands between: {@code a=b}. */
  boolean tight() {
    return tight && equals;
  }

  private int closing() {
    int begun = at;
    while (at - begun < 3 && in("\"'`])", view.at(at))) {
      at++;
    }
    return at - begun;
  }

  private int spaces() {
    int begun = at;
    while (at - begun < MOST_SPACES && in(" \t", view.at(at))) {
      at++;
    }
    return at - begun;
  }

  private int breaks() {
    int begun = at;
    while (at - begun < MOST_BREAKS && in(" \t\r\n", view.at(at))) {
      at++;
    }
    return at - begun;
  }

  /** {@code var token string = "…"}. */
  private void type() {
    int word = at;
    while (word - at < LONGEST_TYPE && Alphabet.ALNUM.has(view.at(word))) {
      word++;
    }
    if (word > at && view.at(word) == ' ' && in("=:", view.at(word + 1))) {
      at = word + 1;
    }
  }

  private int marks() {
    int begun = at;
    while (at - begun < MOST_MARKS && in("=:>?!.~|,", view.at(at))) {
      equals |= view.at(at) == '=';
      colon |= view.at(at) == ':';
      at++;
    }
    return at - begun;
  }

  private boolean opening() {
    int begun = at;
    // An escaped one behind the first is the first character of the value.
    while (at - begun < 3
        && in("\"'`", view.at(at))
        && view.backslashes(at) <= view.backslashes(begun)) {
      quote = view.at(at++);
    }
    return at > begun;
  }

  private static boolean in(String set, int c) {
    return c >= 0 && set.indexOf(c) >= 0;
  }
}
