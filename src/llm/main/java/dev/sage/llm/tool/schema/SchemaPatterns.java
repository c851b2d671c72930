package dev.sage.llm.tool.schema;

import dev.sage.llm.provider.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A schema whose regular expressions are Java's, for the validator, which runs them. Stateless. */
final class SchemaPatterns {

  private SchemaPatterns() {}

  /** A copy; what is no schema stays what it is, so that it can be refused. */
  static JsonNode inJava(JsonNode schema) {
    if (schema.isArray()) {
      var items = Json.array();
      schema.forEach(item -> items.add(inJava(item)));
      return items;
    }
    if (!(schema instanceof ObjectNode)) {
      return schema;
    }
    var copy = Json.object();
    for (var field : schema.properties()) {
      var name = field.getKey();
      var value = field.getValue();
      copy.set(
          name,
          switch (Keyword.of(name)) {
            case DATA -> value;
            case SCHEMAS -> named(value, name.equals("patternProperties"));
            case OTHER ->
                name.equals("pattern") && value.isString()
                    ? Json.of(EcmaPattern.java(value.stringValue()))
                    : inJava(value);
          });
    }
    return copy;
  }

  private static JsonNode named(JsonNode schemas, boolean byPattern) {
    if (!(schemas instanceof ObjectNode)) {
      return schemas;
    }
    var copy = Json.object();
    for (var field : schemas.properties()) {
      var name = field.getKey();
      copy.set(byPattern ? EcmaPattern.java(name) : name, inJava(field.getValue()));
    }
    return copy;
  }
}
