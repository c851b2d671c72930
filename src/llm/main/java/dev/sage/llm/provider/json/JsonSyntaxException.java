package dev.sage.llm.provider.json;

/** The bytes are no JSON (RFC 8259). Without a stack trace: it is an outcome, not a defect. */
public final class JsonSyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1;

  JsonSyntaxException(String message, int position) {
    super(message + " at byte " + position, null, false, false);
  }
}
