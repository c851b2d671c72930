package dev.sage.llm.redaction;

/** Whether a number stands by itself or is a part of something longer, such as an id or a hash. */
final class Borders {

  private Borders() {}

  /** Whether a number may begin here. */
  static boolean left(View view, int from) {
    int before = view.at(from - 1);
    if (before == '-') {
      return !Ascii.word(view.at(from - 2));
    }
    return !Ascii.word(before) && before != '.' && before != '+';
  }

  /** Whether a number may end here. */
  static boolean right(View view, int to) {
    int next = view.at(to);
    return switch (next) {
      case '.' -> !Ascii.digit(view.at(to + 1));
      case '-' -> !Ascii.alnum(view.at(to + 1));
      case '@' -> false;
      default -> !Ascii.word(next);
    };
  }

  /** Whether the number is one of several in a row of numbers, with spaces between them. */
  static boolean inRow(View view, int from, int to) {
    return (view.at(from - 1) == ' ' && Ascii.digit(view.at(from - 2)))
        || (view.at(to) == ' ' && Ascii.digit(view.at(to + 1)));
  }

  /**
   * Whether groups of hex digits with colons between them may begin here: nothing of the kind
   * stands before, though a label with a colon may ({@code ip:fe80::1}).
   */
  static boolean colons(View view, int from) {
    int before = view.at(from - 1);
    if (before != ':') {
      return !Ascii.word(before) && before != '.' && before != '-';
    }
    int i = from - 2;
    while (i > from - 6 && Ascii.hex(view.at(i))) {
      i--;
    }
    int label = view.at(i);
    return i == from - 2 ? label != ':' : Ascii.letter(label);
  }
}
