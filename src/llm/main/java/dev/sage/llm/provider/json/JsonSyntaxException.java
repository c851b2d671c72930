package dev.sage.llm.provider.json;

/** The bytes are no JSON (RFC 8259). Without a stack trace: it is an outcome, not a defect. */
public final class JsonSyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String what;
  private final int offset;

  JsonSyntaxException(String what, int offset) {
    super(what + " at byte " + offset, null, false, false);
    this.what = what;
    this.offset = offset;
  }

  /** What is wrong, without the place. */
  public String what() {
    return what;
  }

  /** Where, in bytes from the beginning of the text. */
  public int offset() {
    return offset;
  }
}
