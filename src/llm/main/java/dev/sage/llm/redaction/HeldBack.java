package dev.sage.llm.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * From where the last bytes of a text that goes on may become personal data: the last word an
 * e-mail address, the last digits a longer number. Immutable, thread-safe.
 */
final class HeldBack {

  /** The longest number with its separators, IBANs included. */
  private static final int NUMBER = 72;

  private static final int ZONE = 17;

  private final List<ToIntFunction<View>> reasons = new ArrayList<>();

  HeldBack(Set<String> kinds) {
    add(kinds, Set.of("email"), HeldBack::address);
    add(kinds, Set.of("iban"), HeldBack::iban);
    add(kinds, Set.of("ipv6", "mac"), HeldBack::hex);
    add(kinds, Set.of("ipv4", "credit-card", "us-ssn", "phone"), HeldBack::number);
  }

  private void add(Set<String> kinds, Set<String> some, ToIntFunction<View> reason) {
    if (kinds.stream().anyMatch(some::contains)) {
      reasons.add(reason);
    }
  }

  int from(View view) {
    int from = view.end();
    for (var reason : reasons) {
      from = Math.min(from, reason.applyAsInt(view));
    }
    return from;
  }

  /** The word, or the word with what follows its @. */
  private static int address(View view) {
    int end = view.end();
    int at = end;
    while (end - at < Email.MAX_DOMAIN && Email.domain(view.at(at - 1))) {
      at--;
    }
    boolean domain = view.at(at - 1) == '@';
    int start = domain ? at - 1 : end;
    int local = start;
    while (local - start <= Email.MAX_LOCAL && Email.local(view.at(start - 1))) {
      start--;
    }
    return local - start > Email.MAX_LOCAL ? end : start;
  }

  /** The digits and what may stand between them; behind them one sign that a longer one has. */
  private static int number(View view) {
    int end = view.end();
    int last = view.at(end - 1);
    int start = last == ':' || last == ',' ? end - 1 : end;
    int from = end;
    while (end - start < NUMBER && inNumber(view.at(start - 1))) {
      start--;
      int c = view.at(start);
      from = Ascii.digit(c) || c == '+' || c == '(' ? start : from;
    }
    return from;
  }

  private static boolean inNumber(int c) {
    return switch (c) {
      case ' ', '-', '.', '(', ')', '/', '+' -> true;
      default -> Ascii.digit(c) || Ascii.beyond(c);
    };
  }

  private static int iban(View view) {
    int end = view.end();
    for (int i = end - NUMBER; i < end; i++) {
      if (Ascii.letter(view.at(i)) && !Ascii.word(view.at(i - 1)) && beginsIban(view, i, end)) {
        return i;
      }
    }
    return end;
  }

  private static boolean beginsIban(View view, int from, int end) {
    if (from + 1 == end) {
      return true;
    }
    var account = Iban.account(view, from);
    if (account == null) {
      return false;
    }
    int count = 0;
    for (int i = from + 2; i < end; i++) {
      int c = view.at(i);
      if (count < 2 && !Ascii.digit(c)) {
        return false;
      }
      if (!Ascii.alnum(c) && !between(c)) {
        return false;
      }
      count += Ascii.alnum(c) ? 1 : 0;
    }
    return count <= account.length() + 2;
  }

  private static boolean between(int c) {
    return c == ' ' || c == '-' || Ascii.beyond(c);
  }

  /** Groups of hex digits, and a zone behind them. */
  private static int hex(View view) {
    int end = view.end();
    int start = zone(view, end);
    boolean groups = start < end;
    while (end - start < NUMBER && (Ascii.hex(view.at(start - 1)) || sign(view.at(start - 1)))) {
      start--;
      groups |= sign(view.at(start));
    }
    return groups || end - start <= 4 ? start : end;
  }

  private static boolean sign(int c) {
    return c == ':' || c == '.' || c == '-' || c == '/';
  }

  private static int zone(View view, int end) {
    int i = end;
    while (end - i < ZONE && Ascii.alnum(view.at(i - 1))) {
      i--;
    }
    return view.at(i - 1) == '%' ? i - 1 : end;
  }
}
