package dev.sage.workbench.store;

import java.util.Locale;

/** How the store came by a call. */
public enum CallSource {
  /** This program made it, and watched. */
  CAPTURE,
  /** It was read from a file. */
  IMPORT;

  /** The name in SQL and JSON: {@code import}. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  static CallSource of(String json) {
    return valueOf(json.toUpperCase(Locale.ROOT));
  }
}
