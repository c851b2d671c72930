package dev.sage.llm.redaction;

/** A place that a kind of personal data has, and that little else has. */
enum Cue {
  /** The first digit of a number; what stands behind a dot is a fraction or a part of a name. */
  NUMBER("0123456789"),
  /** The @ of an address. */
  AT("@"),
  /** The first colon between groups of hex digits. */
  COLON(":"),
  /** The first dash or dot between groups of hex digits. */
  SIGN("-.");

  private final String bytes;

  Cue(String bytes) {
    this.bytes = bytes;
  }

  /** The bytes that may be one. */
  String bytes() {
    return bytes;
  }

  /** Whether it stands here, where a byte is that may be one; cheap. */
  boolean at(View view, int index) {
    return switch (this) {
      case NUMBER -> number(view, index);
      case AT -> index > 0;
      case COLON -> colon(view, index);
      case SIGN -> sign(view, index, view.at(index) == '.' ? 4 : 2);
    };
  }

  /**
   * A number that stands alone, or behind the two letters of a country: most are parts of names.
   */
  private static boolean number(View view, int index) {
    int before = view.at(index - 1);
    if (Ascii.digit(before) || before == '.') {
      return false;
    }
    int next = index + 1 < view.end() ? view.at(index + 1) : '0';
    if (Ascii.letter(before)) {
      return Ascii.digit(next)
          && Ascii.letter(view.at(index - 2))
          && !Ascii.alnum(view.at(index - 3));
    }
    // A digit alone is the first part of an address, or the country of a telephone number.
    return Ascii.digit(next) || next >= 0x80 || " .-()/".indexOf(next) >= 0;
  }

  private static boolean colon(View view, int index) {
    int before = view.at(index - 1);
    // The next byte may not have arrived: then it is for the rules to wait for it.
    int next = index + 1 < view.end() ? view.at(index + 1) : ':';
    return next == ':' ? before != ':' : Ascii.hex(next) && Ascii.hex(before);
  }

  private static boolean sign(View view, int index, int group) {
    for (int i = index - group; i < index; i++) {
      if (!Ascii.hex(view.at(i))) {
        return false;
      }
    }
    return !Ascii.word(view.at(index - group - 1));
  }
}
