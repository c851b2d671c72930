package dev.sage.llm.tool;

import dev.sage.llm.provider.json.Json;
import dev.sage.llm.tool.schema.JsonSchema;
import dev.sage.llm.tool.schema.SchemaException;
import java.util.List;

/**
 * A JSON Schema as the arguments of tools are held against it: 2020-12 or the draft that it names,
 * nothing is fetched, properties that no part of it knows are refused. For whoever has a value from
 * elsewhere, a structured answer say. Immutable, thread-safe.
 */
public final class ValueSchema {

  private final JsonSchema schema;

  private ValueSchema(JsonSchema schema) {
    this.schema = schema;
  }

  /**
   * {@return the schema of a text}
   *
   * @param text JSON, an object
   * @throws IllegalArgumentException where it is no schema that can be used; the message says where
   *     and why
   */
  public static ValueSchema compile(String text) {
    try {
      return new ValueSchema(JsonSchema.compile(text));
    } catch (SchemaException unusable) {
      throw new IllegalArgumentException(unusable.getMessage(), unusable);
    }
  }

  /**
   * {@return what is wrong with a value, one entry for each place; empty where it is valid}
   *
   * @param json the value as JSON text
   */
  public List<String> violations(String json) {
    var value = Json.tree(json);
    return value == null ? List.of("it is no JSON") : schema.violations(value);
  }
}
