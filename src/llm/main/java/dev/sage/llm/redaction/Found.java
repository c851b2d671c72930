package dev.sage.llm.redaction;

/** Where a rule puts what it found. Used again and again; not thread-safe. */
final class Found {

  private int from;
  private int to;
  private String kind = "";

  /** Always true, so that a rule can end with it. */
  boolean set(int newFrom, int newTo, String newKind) {
    from = newFrom;
    to = newTo;
    kind = newKind;
    return true;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  String kind() {
    return kind;
  }
}
