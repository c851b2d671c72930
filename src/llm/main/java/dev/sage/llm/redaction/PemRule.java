package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A private key in armour (RFC 7468, RFC 9580 §6.2), also where its end is missing. */
record PemRule() implements Check {

  private static final int LONGEST_LABEL = 48;
  private static final int LONGEST = 65_536;
  private static final int SHORTEST_BODY = 24;
  private static final byte[] END = "-----END".getBytes(US_ASCII);
  private static final byte[] RULE = "-----".getBytes(US_ASCII);

  @Override
  public boolean find(View view, int from, int to, Found found) {
    int label = to;
    while (label - to < LONGEST_LABEL && label(view.at(label))) {
      label++;
    }
    boolean begun = view.has(RULE, label);
    if (view.starved() || !begun || !view.text(to, label).contains("PRIVATE KEY")) {
      return false;
    }
    int body = label + RULE.length;
    int end = end(view, body);
    if (view.starved()) {
      return false;
    }
    boolean ends = view.has(END, end);
    int last = ends ? behind(view, end) : trimmed(view, end);
    if (view.starved() || end - body < SHORTEST_BODY || Shape.of(view, body, end).filler()) {
      return false;
    }
    return found.set(from, last, "private-key");
  }

  /** Where the armour ends, or what is no armour begins. */
  private static int end(View view, int body) {
    int end = view.run(Alphabet.ARMOUR, body, LONGEST);
    // Proc-Type: 4,ENCRYPTED and the like have dashes.
    while (view.at(end) == '-' && !view.has(RULE, end) && end - body < LONGEST) {
      end = view.run(Alphabet.ARMOUR, end + 1, LONGEST);
    }
    return end;
  }

  /** Behind the last dash of the line that ends it. */
  private static int behind(View view, int end) {
    int at = end + END.length;
    while (at - end < LONGEST_LABEL + END.length && label(view.at(at))) {
      at++;
    }
    at = view.has(RULE, at) ? at + RULE.length : at;
    // A JSON string has the key's last line break, and nothing else behind the key.
    return view.at(at) == '\n' && view.at(at + 1) == '"' ? at + 1 : at;
  }

  private static int trimmed(View view, int end) {
    int at = end;
    while (!Alphabet.BASE64.has(view.at(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean label(int c) {
    return c == ' ' || Alphabet.UPPER.has(c);
  }
}
