package dev.sage.llm.redaction;

/** Where a rule puts what it found. Used again and again; not thread-safe. */
final class Found {

  private int from;
  private int to;
  private String kind = "";
  private int again;
  private int held;

  void reset(int holdFrom) {
    held = holdFrom;
    again = View.NONE;
  }

  /** Always true, so that a rule can end with it. */
  boolean set(int newFrom, int newTo, String newKind) {
    from = newFrom;
    to = newTo;
    kind = newKind;
    return true;
  }

  /** The rule wants to be asked again from here. */
  void again(int place) {
    again = place;
  }

  /** Where it goes on, or {@link View#NONE}. */
  int again() {
    return again;
  }

  /** Nothing before this place will be part of what is found: it may leave. */
  void hold(int place) {
    held = place;
  }

  int held() {
    return held;
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
