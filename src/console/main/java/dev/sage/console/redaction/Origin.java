package dev.sage.console.redaction;

/**
 * Where the text comes from.
 *
 * @param name of the file or the call; empty for the others
 */
record Origin(Kind kind, String name) {
  static final Origin TYPED = new Origin(Kind.TYPED, "");

  enum Kind {
    TYPED,
    SAMPLE,
    CALL,
    FILE,
    CLIPBOARD
  }
}
