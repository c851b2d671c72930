package dev.sage.llm.redaction;

/**
 * Numbers of payment cards: 13 to 19 digits, plain or in groups with one kind of separator, of an
 * issuer's range with that issuer's lengths, with the check digit of Luhn (ISO/IEC 7812-1).
 */
final class CardNumber implements PersonalKind {

  private static final int MAX_DIGITS = 19;
  private static final int MIN_GROUP = 3;

  @Override
  public boolean find(View view, int at, Found found) {
    int issuer = issuer(view, at);
    if (issuer < 0 || !Borders.left(view, at) || afterIbanStart(view, at)) {
      return false;
    }
    int end = end(view, at, issuer);
    if (end == at) {
      return false;
    }
    return found.set(at, end, "credit-card");
  }

  /** The first four digits; -1 where there are fewer. */
  private static int issuer(View view, int at) {
    int issuer = 0;
    for (int i = 0; i < 4; i++) {
      int c = view.at(at + i);
      if (!Ascii.digit(c)) {
        return -1;
      }
      issuer = issuer * 10 + c - '0';
    }
    return issuer;
  }

  /** Behind the longest number that begins here; the start where there is none. */
  private static int end(View view, int at, int issuer) {
    var used = Separator.NONE;
    var luhn = new Luhn();
    int best = at;
    int group = 0;
    int i = at;
    while (luhn.digits() <= MAX_DIGITS) {
      int c = view.at(i);
      if (Ascii.digit(c)) {
        luhn.add(c - '0');
        group++;
        i++;
        continue;
      }
      best = group > 0 && ends(view, i, issuer, luhn) ? i : best;
      var separator = Separator.at(view, i);
      boolean other = used != Separator.NONE && separator != used;
      if (separator == Separator.NONE || other || group < MIN_GROUP) {
        return best;
      }
      used = separator;
      i += Separator.length(view, i);
      group = 0;
    }
    return best;
  }

  private static boolean ends(View view, int end, int issuer, Luhn luhn) {
    return luhn.valid() && issued(issuer, luhn.digits()) && Borders.right(view, end);
  }

  /** What follows the first group of an IBAN is no card, whatever its digits. */
  private static boolean afterIbanStart(View view, int at) {
    return view.at(at - 1) == ' '
        && Ascii.digit(view.at(at - 2))
        && Ascii.digit(view.at(at - 3))
        && Ascii.letter(view.at(at - 4))
        && Ascii.letter(view.at(at - 5));
  }

  /** Whether there are cards of this range with so many digits. */
  private static boolean issued(int issuer, int digits) {
    int two = issuer / 100;
    return switch (issuer / 1000) {
      case 1 -> digits == 15; // UATP
      case 2 -> (issuer >= 2221 && issuer <= 2720 && digits == 16) || mir(issuer, digits);
      case 3 -> three(issuer, two, digits);
      case 4 -> digits == 13 || digits == 16 || digits == 19; // Visa
      case 5 -> (two >= 51 && two <= 55) ? digits == 16 : digits >= 13; // Mastercard, Maestro
      case 6 -> digits >= 13; // Discover, UnionPay, Maestro and others
      case 8 -> two == 81 && digits >= 16; // UnionPay
      case 9 -> issuer == 9792 && digits == 16; // Troy
      default -> false;
    };
  }

  private static boolean mir(int issuer, int digits) {
    return issuer >= 2200 && issuer <= 2204 && digits >= 16;
  }

  private static boolean three(int issuer, int two, int digits) {
    return switch (two) {
      case 34, 37 -> digits == 15; // American Express
      case 35 -> issuer >= 3528 && issuer <= 3589 && digits >= 16; // JCB
      case 30, 36, 38, 39 -> digits >= 14; // Diners Club
      default -> false;
    };
  }
}
