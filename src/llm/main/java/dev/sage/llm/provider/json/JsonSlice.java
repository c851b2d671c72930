package dev.sage.llm.provider.json;

/**
 * Where a value stands in a scanned array. Reused from frame to frame; good until the array
 * changes. Not thread-safe.
 */
public final class JsonSlice {

  private char kind;
  private int from;
  private int to;
  private boolean escaped;

  /** Forgets the value: it is absent. */
  public void clear() {
    kind = 0;
  }

  void set(char newKind, int newFrom, int newTo, boolean hasEscapes) {
    kind = newKind;
    from = newFrom;
    to = newTo;
    escaped = hasEscapes;
  }

  /** Takes over what another slice says. */
  public void set(JsonSlice other) {
    set(other.kind, other.from, other.to, other.escaped);
  }

  /** Whether there is a value and it is not null. */
  public boolean hasValue() {
    return kind != 0 && kind != 'n';
  }

  public boolean isString() {
    return kind == '"';
  }

  /** Whether it is a string of at least one character. */
  public boolean isText() {
    return kind == '"' && from < to;
  }

  public boolean isObject() {
    return kind == '{';
  }

  public boolean isArray() {
    return kind == '[';
  }

  public boolean isNumber() {
    return kind == '0';
  }

  public boolean isTrue() {
    return kind == 't';
  }

  /** The first byte: of a string behind its quotation mark, else of the value. */
  public int from() {
    return from;
  }

  /** The end, exclusive: of a string before its quotation mark. */
  public int to() {
    return to;
  }

  public int length() {
    return to - from;
  }

  /** Whether a string has escapes, so that its bytes are not its text. */
  public boolean escaped() {
    return escaped;
  }
}
