package dev.sage.workbench.store;

import java.util.Locale;

/** How a stored call stands. */
public enum CallStatus {
  /** Its process is at it. */
  RUNNING,
  /** Ended as it should. */
  COMPLETE,
  /** Ended by an error. */
  FAILED,
  /** Ended by the person. */
  CANCELLED,
  /** Its process ended before it did. */
  INTERRUPTED;

  /** The name in SQL and JSON: {@code complete}. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  static CallStatus of(String json) {
    return valueOf(json.toUpperCase(Locale.ROOT));
  }
}
