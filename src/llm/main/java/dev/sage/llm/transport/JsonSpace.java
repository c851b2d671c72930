package dev.sage.llm.transport;

/** White space of JSON (RFC 8259 §2). */
final class JsonSpace {

  private JsonSpace() {}

  static boolean is(byte value) {
    return value == ' ' || value == '\n' || value == '\r' || value == '\t';
  }
}
