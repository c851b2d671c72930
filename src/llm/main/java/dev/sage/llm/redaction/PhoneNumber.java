package dev.sage.llm.redaction;

import java.util.Set;

/**
 * Telephone numbers of 7 to 15 digits (ITU-T E.164): with a country's code behind + or 00, national
 * ones in the notations of ITU-T E.123 (a trunk 0, an area in parentheses) and of the North
 * American plan, and any number behind a word that says so.
 */
final class PhoneNumber implements PersonalKind {

  private static final int MIN_DIGITS = 7;
  private static final int MAX_DIGITS = 15;

  private static final Context CONTEXT =
      new Context(
          Set.of("tel", "cell", "call", "dial", "sms", "handy", "msisdn", "mob"),
          Set.of(
              "phone",
              "mobile",
              "telefon",
              "téléphone",
              "teléfono",
              "whatsapp",
              "celular",
              "móvil",
              "fax",
              "rufnummer",
              "电话",
              "手机",
              "電話",
              "携帯"));

  @Override
  public boolean find(View view, int at, Found found) {
    int from = start(view, at);
    if (!Borders.left(view, from) || PhoneGroups.dull(view, at)) {
      return false;
    }
    var groups = PhoneGroups.read(view, at);
    for (int count = groups.count(); count > 0; count--) {
      if (groups.digits(count) < MIN_DIGITS) {
        return false;
      }
      if (ends(view, groups, count, from) && shaped(view, groups, count, from, at)) {
        return found.set(from, groups.end(count), "phone");
      }
    }
    return false;
  }

  /** Where the number begins whose first digit this is: at its plus or parenthesis. */
  private static int start(View view, int at) {
    int from = view.at(at - 1) == '(' ? at - 1 : at;
    return view.at(from - 1) == '+' ? from - 1 : from;
  }

  private static boolean ends(View view, PhoneGroups groups, int count, int from) {
    int end = groups.end(count);
    int next = view.at(end);
    boolean goesOn = (next == ':' || next == ',') && Ascii.digit(view.at(end + 1));
    boolean row = view.at(from) != '+' && Borders.inRow(view, from, end);
    return Borders.right(view, end) && !goesOn && !row;
  }

  private static boolean shaped(View view, PhoneGroups groups, int count, int from, int at) {
    int digits = groups.digits(count);
    if (view.at(from) == '+') {
      return digits > MIN_DIGITS && digits <= MAX_DIGITS && international(view, groups, count, at);
    }
    boolean open = from < at;
    return (open ? groups.area(view, at, count) : groups.national(view, at, count))
        || (digits <= MAX_DIGITS && !groups.time(view, at, count) && CONTEXT.before(view, from));
  }

  /** No country's code begins with 0, and one dot alone makes a fraction. */
  private static boolean international(View view, PhoneGroups groups, int count, int at) {
    boolean fraction = count == 2 && groups.separator(1) == '.';
    boolean tooLong = view.at(at) == '1' && groups.digits(count) > 11;
    return view.at(at) != '0' && !fraction && !tooLong;
  }
}
