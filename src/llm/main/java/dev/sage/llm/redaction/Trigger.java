package dev.sage.llm.redaction;

/**
 * A literal that a rule looks out for; only where it stands is the rule asked.
 *
 * @param literal at least three bytes; lower case where case does not matter
 * @param window where in it the three bytes begin that are searched for: rare ones make the search
 *     fast
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never handed out
record Trigger(byte[] literal, int window, boolean ignoreCase, Rule rule) {

  /** Whether the literal stands here. */
  boolean at(byte[] bytes, int from) {
    if (from + literal.length > bytes.length) {
      return false;
    }
    for (int i = 0; i < literal.length; i++) {
      byte value = bytes[from + i];
      if (value != literal[i] && !(ignoreCase && lower(value) == literal[i])) {
        return false;
      }
    }
    return true;
  }

  private static int lower(byte value) {
    return value >= 'A' && value <= 'Z' ? value + ('a' - 'A') : value;
  }
}
