package dev.sage.workbench.cli;

import dev.sage.llm.redaction.Redactor;

/**
 * Lets text through that arrives in pieces, without its secrets: it is held back to the last white
 * space, as no key has any, so that a key that comes in pieces is seen whole. Not thread-safe.
 */
final class TextFlow {

  /** A word this long is no key; it goes on, so that text without spaces flows too. */
  private static final int LONGEST_HELD = 1024;

  private final Redactor redactor;
  private final StringBuilder held = new StringBuilder();

  TextFlow(Redactor redactor) {
    this.redactor = redactor;
  }

  /** What may be shown now. */
  String add(String piece) {
    held.append(piece);
    int end = held.length();
    while (end > 0 && !Character.isWhitespace(held.charAt(end - 1))) {
      end--;
    }
    return take(held.length() - end > LONGEST_HELD ? held.length() : end);
  }

  /** The rest. */
  String end() {
    return take(held.length());
  }

  private String take(int end) {
    String text = redactor.redact(held.substring(0, end));
    held.delete(0, end);
    return text;
  }
}
