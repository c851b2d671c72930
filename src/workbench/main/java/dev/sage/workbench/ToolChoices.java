package dev.sage.workbench;

import dev.sage.llm.ToolChoice;
import org.jspecify.annotations.Nullable;

/**
 * How a choice of tools is written: one word, as people type it and the store keeps it. Stateless.
 */
public final class ToolChoices {
  private ToolChoices() {}

  /** Its word, for a tool its name; null where nothing was chosen. */
  public static @Nullable String word(@Nullable ToolChoice choice) {
    return switch (choice) {
      case null -> null;
      case ToolChoice.Auto _ -> "auto";
      case ToolChoice.None _ -> "none";
      case ToolChoice.Required _ -> "required";
      case ToolChoice.Named named -> named.toolName();
    };
  }

  /** What the word says; null where there is none. */
  public static @Nullable ToolChoice read(String word) {
    return switch (word) {
      case "" -> null;
      case "auto" -> ToolChoice.AUTO;
      case "none" -> ToolChoice.NONE;
      case "required" -> ToolChoice.REQUIRED;
      default -> new ToolChoice.Named(word);
    };
  }
}
