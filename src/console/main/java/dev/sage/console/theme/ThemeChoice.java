package dev.sage.console.theme;

import java.util.Locale;

/** What the person chose; {@link #SYSTEM} follows the desktop's own setting while it runs. */
public enum ThemeChoice {
  SYSTEM,
  LIGHT,
  DARK,
  /** Dark, with text and lines at their strongest. */
  CONTRAST;

  /** The name in files and resource keys. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The choice with that {@link #key()}, or {@link #SYSTEM} for any other text. */
  public static ThemeChoice of(String key) {
    for (ThemeChoice choice : values()) {
      if (choice.key().equals(key)) {
        return choice;
      }
    }
    return SYSTEM;
  }
}
