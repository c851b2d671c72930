package dev.sage.llm.redaction;

/**
 * Addresses of network devices (IEEE 802 EUI-48) in the three notations in use: {@code
 * 00:00:5e:00:53:01}, {@code 00-00-5E-00-53-01}, {@code 0000.5e00.5301}. All zeros and all ones
 * (broadcast) are nobody's.
 */
final class MacAddress implements PersonalKind {

  private static final int DIGITS = 12;

  @Override
  public boolean find(View view, int at, Found found) {
    int separator = view.at(at);
    int group = separator == '.' ? 4 : 2;
    int from = at - group;
    if (!mayBegin(view, from, separator)) {
      return false;
    }
    int end = from;
    int zeros = 0;
    int ones = 0;
    int letters = 0;
    for (int n = 0; n < DIGITS; n++) {
      if (n > 0 && n % group == 0 && view.at(end++) != separator) {
        return false;
      }
      int c = view.at(end++);
      if (!Ascii.hex(c)) {
        return false;
      }
      zeros += c == '0' ? 1 : 0;
      ones += (c | 0x20) == 'f' ? 1 : 0;
      letters += Ascii.digit(c) ? 0 : 1;
    }
    boolean number = letters == 0 && separator != ':' && view.at(from) != '0';
    boolean nobody = zeros == DIGITS || ones == DIGITS || number;
    if (nobody || !mayEnd(view, end, separator)) {
      return false;
    }
    return found.set(from, end, "mac");
  }

  private static boolean mayBegin(View view, int from, int separator) {
    if (separator == ':') {
      return Borders.colons(view, from);
    }
    int before = view.at(from - 1);
    return before != '-' && before != '.' && before != ':';
  }

  private static boolean mayEnd(View view, int end, int separator) {
    int next = view.at(end);
    return !Ascii.word(next) && !(next == separator && Ascii.alnum(view.at(end + 1)));
  }
}
