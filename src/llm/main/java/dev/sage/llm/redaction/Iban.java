package dev.sage.llm.redaction;

import org.jspecify.annotations.Nullable;

/**
 * International bank account numbers (ISO 13616): a country, two check digits and that country's
 * own account number, plain or in groups of four with single spaces or dashes, in either case; the
 * remainder by 97 is 1 (ISO/IEC 7064).
 */
final class Iban implements PersonalKind {

  private static final int GROUP = 4;

  @Override
  public boolean find(View view, int at, Found found) {
    int from = at - 2;
    var account = account(view, from);
    if (account == null || Ascii.word(view.at(from - 1)) || !Ascii.digit(view.at(at + 1))) {
      return false;
    }
    int end = end(view, at + 2, account, head(view, from));
    if (end == 0) {
      return false;
    }
    return found.set(from, end, "iban");
  }

  /** How the account numbers of the country that stands here look, or null. */
  static @Nullable String account(View view, int from) {
    return IbanCountries.account(Ascii.upper(view.at(from)), Ascii.upper(view.at(from + 1)));
  }

  /** Behind the account number; 0 where it is none. */
  private static int end(View view, int start, String account, int head) {
    int i = start;
    int remainder = 0;
    for (int n = 0; n < account.length(); n++) {
      if (n % GROUP == 0 && Separator.at(view, i) != Separator.NONE) {
        i += Separator.length(view, i);
      }
      int c = Ascii.upper(view.at(i));
      if (!fits(account.charAt(n), c)) {
        return 0;
      }
      remainder = append(remainder, c);
      i++;
    }
    boolean valid = (remainder * 1_000_000L + head) % 97 == 1;
    return valid && !Ascii.word(view.at(i)) ? i : 0;
  }

  /** The country and the check digits as six digits: they count behind the account number. */
  private static int head(View view, int from) {
    int country = 0;
    for (int i = from; i < from + 2; i++) {
      country = country * 100 + Ascii.upper(view.at(i)) - 'A' + 10;
    }
    return country * 100 + (view.at(from + 2) - '0') * 10 + view.at(from + 3) - '0';
  }

  private static int append(int remainder, int c) {
    return Ascii.digit(c) ? (remainder * 10 + c - '0') % 97 : (remainder * 100 + c - 'A' + 10) % 97;
  }

  /** Classes of the registry: n digits, a letters, c both. */
  static boolean fits(char wanted, int c) {
    return switch (wanted) {
      case 'n' -> Ascii.digit(c);
      case 'a' -> Ascii.letter(c);
      default -> Ascii.alnum(c);
    };
  }
}
