package dev.sage.llm.redaction;

import java.util.List;

/**
 * What is secret in an address: a password before the host (RFC 3986 §3.2.1), and the whole address
 * where knowing it is all that it takes. Immutable.
 *
 * @param webhooks parts of addresses that are secrets as a whole
 * @param loginHosts hosts where the user's name is as secret as the password
 */
record UrlRule(List<String> webhooks, List<String> loginHosts) implements Check {

  private static final int LONGEST = 512;

  @Override
  public boolean find(View view, int from, int to, Found found) {
    found.hold(from);
    int end = view.run(Alphabet.SHOWN, to, LONGEST);
    if (view.starved()) {
      return false;
    }
    int at = View.NONE;
    int colon = View.NONE;
    for (int i = to; i < end; i++) {
      int c = view.at(i);
      if (c == '/' || c == '?' || c == '#') {
        break;
      }
      at = c == '@' ? i : at;
      colon = c == ':' && at == View.NONE && colon == View.NONE ? i : colon;
    }
    if (at != View.NONE && colon != View.NONE && colon + 1 < at) {
      return login(view, to, colon, at, end, found);
    }
    var address = view.text(to, end);
    if (webhooks.stream().noneMatch(address::contains)) {
      return false;
    }
    return found.set(schemeFrom(view, from), trimmed(view, end), "webhook-url");
  }

  private boolean login(View view, int from, int colon, int at, int end, Found found) {
    var host = view.text(at + 1, end);
    var password = view.text(colon + 1, at);
    boolean reference =
        password.startsWith("$")
            || password.startsWith("{")
            || password.startsWith("<")
            || password.startsWith("[")
            || password.startsWith("*")
            || password.indexOf(';') >= 0;
    boolean both = loginHosts.stream().anyMatch(host::startsWith);
    if (reference) {
      return false;
    }
    return found.set(both ? from : colon + 1, at, "url-password");
  }

  private static int schemeFrom(View view, int from) {
    return view.runBack(Alphabet.ALNUM, from, 8);
  }

  private static int trimmed(View view, int end) {
    int at = end;
    while (",;.)]}>".indexOf(view.at(at - 1)) >= 0) {
      at--;
    }
    return at;
  }
}
