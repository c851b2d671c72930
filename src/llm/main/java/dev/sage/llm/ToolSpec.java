package dev.sage.llm;

import org.jspecify.annotations.Nullable;

/**
 * A tool that the model may call. Immutable, thread-safe.
 *
 * @param name letters, digits, {@code _} and {@code -}, at most 64 characters
 * @param description what it does, for the model
 * @param parameters JSON Schema (an object) of its arguments, as JSON text
 * @param strict whether the provider shall hold the arguments to the schema; null: it is not asked
 *     to. Formats that promise nothing of the kind refuse true
 * @param extra further fields of its declaration, a JSON object as text, laid over what the wire
 *     format makes of the tool: objects are joined, null takes a field out, anything else takes the
 *     place of what is there. Null for none. Such as {@code {"cache_control":{"type":"ephemeral"}}}
 */
public record ToolSpec(
    String name,
    String description,
    String parameters,
    @Nullable Boolean strict,
    @Nullable String extra) {

  /** Refuses a name that is not 1 to 64 letters, digits, {@code _} and {@code -}. */
  public ToolSpec {
    if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException(
          "a tool name has 1 to 64 letters, digits, _ and -, this one is \"" + name + "\"");
    }
  }

  /**
   * A tool that says no more than every format takes.
   *
   * @param name letters, digits, {@code _} and {@code -}, at most 64 characters
   * @param description what it does, for the model
   * @param parameters JSON Schema (an object) of its arguments, as JSON text
   */
  public ToolSpec(String name, String description, String parameters) {
    this(name, description, parameters, null, null);
  }

  /**
   * {@return the same tool, whose arguments the provider holds to the schema, or does not}
   *
   * @param value null: as the library does where nobody asks
   */
  public ToolSpec withStrict(@Nullable Boolean value) {
    return new ToolSpec(name, description, parameters, value, extra);
  }

  /**
   * {@return the same tool with these further fields and no others}
   *
   * @param value a JSON object as text; null for none
   */
  public ToolSpec withExtra(@Nullable String value) {
    return new ToolSpec(name, description, parameters, strict, value);
  }
}
