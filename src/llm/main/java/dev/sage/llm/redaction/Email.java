package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.Set;

/**
 * E-mail addresses: a dot-atom (RFC 5322 §3.2.3, at most 64 octets by RFC 5321 §4.5.3.1.1, also
 * beyond ASCII by RFC 6531) and a domain whose last label is a name, also in punycode (RFC 5890).
 * Of the characters that an atom may have, those are left out that separate things in URLs and
 * code. The user information of a URL and the versions of packages are none.
 */
final class Email implements PersonalKind {

  static final int MAX_LOCAL = 64;
  static final int MAX_DOMAIN = 128;
  private static final int MAX_USER_INFO = 128;

  /** Ends of file names and of unit names that follow an @ too; none is a top-level domain. */
  private static final Set<String> FILES =
      Set.of(
          "png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "tgz", "gz", "json", "html", "css",
          "js", "jar", "xml", "yaml", "yml", "txt", "csv", "log", "service", "socket", "timer",
          "target", "mount");

  @Override
  public boolean find(View view, int at, Found found) {
    int from = localStart(view, at);
    if (from == at) {
      return false;
    }
    int end = domainEnd(view, at + 1);
    if (end == 0 || userInfo(view, from) || repository(view, from, at, end)) {
      return false;
    }
    return found.set(from, end, "email");
  }

  /** Where the local part begins; the place itself where there is none. */
  private static int localStart(View view, int at) {
    int start = at;
    while (at - start <= MAX_LOCAL && local(view.at(start - 1))) {
      start--;
    }
    if (at - start > MAX_LOCAL || view.at(at - 1) == '.') {
      return at;
    }
    while (start < at && !mayLead(view.at(start))) {
      start++;
    }
    return start;
  }

  static boolean local(int c) {
    return switch (c) {
      case '.', '_', '+', '-', '%', '\'', '!', '#', '$', '&', '*', '^', '~' -> true;
      default -> Ascii.alnum(c) || Ascii.beyond(c);
    };
  }

  private static boolean mayLead(int c) {
    return Ascii.word(c) || Ascii.beyond(c) || c == '+';
  }

  static boolean domain(int c) {
    return Ascii.alnum(c) || Ascii.beyond(c) || c == '-' || c == '.';
  }

  /** Behind the domain that begins here; 0 where there is none. */
  private static int domainEnd(View view, int start) {
    int best = 0;
    int label = start;
    int labels = 0;
    int numbers = 0;
    for (int i = start; i <= start + MAX_DOMAIN; i++) {
      int c = view.at(i);
      if (domain(c) && c != '.') {
        continue;
      }
      int end = withoutDashes(view, label, i);
      if (end == label || view.at(label) == '-') {
        return best;
      }
      best = labels > 0 && name(view, label, end) ? end : best;
      numbers += number(view, label, end, labels == 0) ? 1 : 0;
      labels++;
      if (labels == 2 && numbers == 2) {
        return 0; // a version: pkg@1.2.3
      }
      if (c != '.' || end < i) {
        return best;
      }
      label = i + 1;
    }
    return best;
  }

  private static int withoutDashes(View view, int from, int to) {
    int end = to;
    while (end > from && view.at(end - 1) == '-') {
      end--;
    }
    return end;
  }

  private static boolean number(View view, int from, int to, boolean first) {
    int start = first && view.at(from) == 'v' && to > from + 1 ? from + 1 : from;
    for (int i = start; i < to; i++) {
      if (!Ascii.digit(view.at(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether this label can be a top-level domain. */
  private static boolean name(View view, int from, int to) {
    var label = text(view, from, to);
    var lower = label.toLowerCase(Locale.ROOT);
    if (lower.startsWith("xn--")) {
      return true;
    }
    boolean small = false;
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      boolean capital = c >= 'A' && c <= 'Z';
      if (!(Ascii.letter(c) || Ascii.beyond(c)) || (capital && small)) {
        return false; // a property of an object: this@Screen.firstName
      }
      small |= !capital;
    }
    return label.length() > 1 && !FILES.contains(lower);
  }

  private static String text(View view, int from, int to) {
    var bytes = new byte[to - from];
    for (int i = from; i < to; i++) {
      bytes[i - from] = (byte) view.at(i);
    }
    return new String(bytes, ISO_8859_1);
  }

  /** Whether this is where a Git repository is ({@code git@example.com:group/name}). */
  private static boolean repository(View view, int from, int at, int end) {
    return text(view, from, at).equals("git") && view.at(end) == ':';
  }

  /** Whether this stands between the scheme and the host of a URL (RFC 3986 §3.2.1). */
  private static boolean userInfo(View view, int from) {
    int i = from - 1;
    while (i > from - MAX_USER_INFO && (local(view.at(i)) || view.at(i) == ':')) {
      i--;
    }
    return view.at(i) == '/' && view.at(i - 1) == '/' && view.at(i - 2) == ':';
  }
}
