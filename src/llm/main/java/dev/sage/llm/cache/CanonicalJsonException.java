package dev.sage.llm.cache;

/** A text has no canonical form, because it is no JSON or not interoperable JSON (RFC 7493). */
public final class CanonicalJsonException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  /** Where in the text, in bytes from its beginning. */
  private final int offset;

  CanonicalJsonException(String what, int offset) {
    super(what + " at byte " + offset);
    this.offset = offset;
  }

  /** {@return where in the text, in bytes from its beginning} */
  public int offset() {
    return offset;
  }
}
