package dev.sage.console.theme;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether things may move; {@link #SYSTEM} follows the desktop's own setting while it runs. */
public enum MotionChoice {
  SYSTEM,
  /** What appears may fade in. */
  FULL,
  /** Nothing fades, slides or turns. */
  REDUCED;

  /** The name in files and resource keys. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The choice with that {@link #key()}, or {@link #SYSTEM} for any other text. */
  public static MotionChoice of(String key) {
    for (MotionChoice choice : values()) {
      if (choice.key().equals(key)) {
        return choice;
      }
    }
    return SYSTEM;
  }

  /** What the preferences of a scene say for it: null leaves them to the desktop. */
  public @Nullable Boolean reduced() {
    return switch (this) {
      case SYSTEM -> null;
      case FULL -> false;
      case REDUCED -> true;
    };
  }
}
