package dev.sage.llm.redaction;

import org.jspecify.annotations.Nullable;

/**
 * Digits in groups of known sizes, with the same separator between all of them or none at all.
 *
 * @param separator what stands between the groups: ' ', '-', another character as it is, 0 for
 *     nothing
 */
record GroupedNumber(long value, int end, int separator) {

  /** What stands here, or null where the digits are grouped in another way. */
  static @Nullable GroupedNumber read(View view, int at, int... groups) {
    long value = 0;
    int separator = -1;
    int i = at;
    for (int g = 0; g < groups.length; g++) {
      if (g > 0) {
        int here = separator(view, i);
        if (separator >= 0 && here != separator) {
          return null;
        }
        separator = here;
        i += here == 0 ? 0 : Separator.length(view, i);
      }
      for (int end = i + groups[g]; i < end; i++) {
        int c = view.at(i);
        if (!Ascii.digit(c)) {
          return null;
        }
        value = value * 10 + c - '0';
      }
    }
    return new GroupedNumber(value, i, separator);
  }

  private static int separator(View view, int index) {
    return switch (Separator.at(view, index)) {
      case SPACE -> ' ';
      case DASH -> '-';
      case NONE -> {
        int c = view.at(index);
        yield c == '.' || c == ':' ? c : 0;
      }
    };
  }

  /** Whether it is a number by itself: separators show it, or a word before it. */
  boolean standsAlone(View view, int from, Context context) {
    if (!Borders.right(view, end)) {
      return false;
    }
    if (separator == ' ' && Borders.inRow(view, from, end)) {
      return false;
    }
    return separator != 0 || context.before(view, from);
  }
}
