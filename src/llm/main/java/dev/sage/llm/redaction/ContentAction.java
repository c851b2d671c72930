package dev.sage.llm.redaction;

import java.util.Locale;

/** What becomes of a content on its way out. */
public enum ContentAction {
  /** It stays, without secrets: those never leave. */
  KEEP,
  /** It stays, without secrets and without personal data. */
  REDACT,
  /** A keyed hash stands in its place, so that equal contents are seen to be equal. */
  HASH,
  /** Nothing is left of it. */
  DROP;

  /** {@return its name in files: {@code keep}, {@code redact} …} */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
