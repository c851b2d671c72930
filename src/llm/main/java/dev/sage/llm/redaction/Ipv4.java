package dev.sage.llm.redaction;

import java.util.Set;

/**
 * IPv4 addresses (RFC 791, dotted decimal of RFC 6943 §3.1.1), with a prefix length if there is one
 * (RFC 4632). Loopback, "this network", network masks and broadcast tell nothing about anybody (RFC
 * 6890) and are left alone, as are version numbers of four parts.
 */
final class Ipv4 implements PersonalKind {

  private static final Context VERSION =
      new Context(
          Set.of("ver", "build", "release", "rev", "section", "clause", "chapter", "oid"),
          Set.of("version", "revision", "firmware", "driver"));

  @Override
  public boolean find(View view, int at, Found found) {
    if (!shortNumber(view, at) || !mayBegin(view, at)) {
      return false;
    }
    int end = end(view, at);
    if (end < 0 || !mayEnd(view, end) || special(view, at, end) || VERSION.before(view, at)) {
      return false;
    }
    return found.set(at, prefixEnd(view, end, 32), "ipv4");
  }

  /** Most numbers are no first part of an address: this sorts them out quickly. */
  private static boolean shortNumber(View view, int at) {
    for (int i = at + 1; i <= at + 3; i++) {
      if (!Ascii.digit(view.at(i))) {
        return view.at(i) == '.';
      }
    }
    return false;
  }

  private static boolean mayBegin(View view, int at) {
    int before = view.at(at - 1);
    return switch (before) {
      case '-' -> !Ascii.letter(view.at(at - 2)); // a range has a digit there, a file name a letter
      case '/' -> !product(view, at - 1);
      default -> !Ascii.word(before);
    };
  }

  /** Whether a product stands before the slash, as in a browser's name for itself. */
  private static boolean product(View view, int slash) {
    int i = slash - 1;
    while (i > slash - 16 && Ascii.letter(view.at(i))) {
      i--;
    }
    int before = view.at(i);
    return i < slash - 1 && before != '.' && before != '-' && before != '/';
  }

  private static boolean mayEnd(View view, int end) {
    int next = view.at(end);
    return switch (next) {
      case '.' -> !Ascii.alnum(view.at(end + 1));
      case '-' -> !Ascii.letter(view.at(end + 1));
      default -> !Ascii.word(next);
    };
  }

  private static boolean special(View view, int at, int end) {
    int first = number(view, at);
    boolean version = first != 10 && view.at(end) != '/' && zeros(view, end); // 131.0.0.0
    return first == 0 || first == 127 || first == 255 || version;
  }

  private static boolean zeros(View view, int end) {
    for (int i = end - 6; i < end; i += 2) {
      if (view.at(i) != '.' || view.at(i + 1) != '0') {
        return false;
      }
    }
    return true;
  }

  private static int number(View view, int at) {
    int value = 0;
    for (int i = at; Ascii.digit(view.at(i)); i++) {
      value = value * 10 + view.at(i) - '0';
    }
    return value;
  }

  /** Behind the four numbers that stand here; -1 where they do not. */
  static int end(View view, int at) {
    int i = at;
    for (int part = 0; part < 4; part++) {
      if (part > 0 && view.at(i++) != '.') {
        return -1;
      }
      int value = 0;
      int start = i;
      while (i < start + 3 && Ascii.digit(view.at(i))) {
        value = value * 10 + view.at(i) - '0';
        i++;
      }
      if (i == start || value > 255) {
        return -1;
      }
    }
    return i;
  }

  /** Behind the prefix length, where one stands here. */
  static int prefixEnd(View view, int end, int most) {
    if (view.at(end) != '/') {
      return end;
    }
    int i = end + 1;
    int value = 0;
    while (i <= end + 3 && Ascii.digit(view.at(i))) {
      value = value * 10 + view.at(i) - '0';
      i++;
    }
    return i > end + 1 && value <= most && Borders.right(view, i) ? i : end;
  }
}
