package dev.sage.llm;

/**
 * A tool that the model may call. Immutable, thread-safe.
 *
 * @param name letters, digits, {@code _} and {@code -}, at most 64 characters
 * @param description what it does, for the model
 * @param parameters JSON Schema (an object) of its arguments, as JSON text
 */
public record ToolSpec(String name, String description, String parameters) {

  /** Refuses a name that is not 1 to 64 letters, digits, {@code _} and {@code -}. */
  public ToolSpec {
    if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException(
          "a tool name has 1 to 64 letters, digits, _ and -, this one is \"" + name + "\"");
    }
  }
}
