package dev.sage.llm.redaction;

/**
 * What stands between the groups of a number: a space or a dash, also the ones of Unicode that do
 * not break, which language models like to write.
 */
enum Separator {
  NONE,
  SPACE,
  DASH;

  static Separator at(View view, int index) {
    int c = view.at(index);
    if (c == ' ') {
      return SPACE;
    }
    if (c == '-') {
      return DASH;
    }
    if (c == 0xc2) {
      return view.at(index + 1) == 0xa0 ? SPACE : NONE;
    }
    return c == 0xe2 && view.at(index + 1) == 0x80 ? punctuation(view.at(index + 2)) : NONE;
  }

  /** How many bytes the separator has that stands here. */
  static int length(View view, int index) {
    return switch (view.at(index)) {
      case 0xc2 -> 2;
      case 0xe2 -> 3;
      default -> 1;
    };
  }

  /** U+2000 to U+203F, by the last byte. */
  private static Separator punctuation(int last) {
    if (last >= 0x90 && last <= 0x95) {
      return DASH;
    }
    return last == 0xaf || last <= 0x8a ? SPACE : NONE;
  }
}
