package dev.sage.llm.redaction;

import java.util.Locale;

/** What kind of thing a rule finds. */
public enum Category {
  /** A key, a password, a token. */
  SECRET,
  /** Data of a person: an address, a number. */
  PII,
  /** What a rule of the user's own describes. */
  CUSTOM;

  /** {@return its name in files and on the command line: {@code secret}, {@code pii} …} */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
