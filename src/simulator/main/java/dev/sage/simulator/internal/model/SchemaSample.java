package dev.sage.simulator.internal.model;

import dev.sage.simulator.internal.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON value that conforms to a schema of the kind that tools declare: types, properties, enum,
 * const, bounds, formats, {@code $ref}, the first of anyOf or oneOf. Patterns and conditions are
 * beyond it. Not thread-safe: one sample a schema.
 */
final class SchemaSample {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST = 12;
  private static final String SHORT = "Florence, Italy";
  private static final List<String> ROOMY =
      List.of("content", "text", "body", "code", "data", "value", "query", "input", "message");

  private final Prose prose;
  private final RandomGenerator random;

  /** Characters that one text still has to fill. */
  private int room;

  private JsonNode root = NODES.objectNode();

  /**
   * @param room characters that one text of the value should fill, 0 for none
   */
  SchemaSample(Prose prose, RandomGenerator random, int room) {
    this.prose = prose;
    this.random = random;
    this.room = room;
  }

  /** A conforming value; an object when the schema does not say. */
  JsonNode of(JsonNode schema) {
    root = schema;
    return value(schema, 0, room > 0);
  }

  private JsonNode value(JsonNode declared, int depth, boolean mayFill) {
    var schema = resolve(declared, depth);
    if (schema.has("const")) {
      return schema.path("const");
    }
    var choices = schema.path("enum");
    if (!choices.isEmpty()) {
      return choices.path(random.nextInt(choices.size()));
    }
    return switch (type(schema)) {
      case "string" -> NODES.stringNode(text(schema, mayFill));
      case "integer" -> NODES.numberNode(integer(schema));
      case "number" -> NODES.numberNode(number(schema));
      case "boolean" -> NODES.booleanNode(true);
      case "null" -> NODES.nullNode();
      case "array" -> array(schema, depth, mayFill);
      default -> object(schema, depth, mayFill);
    };
  }

  private JsonNode resolve(JsonNode declared, int depth) {
    var schema = declared;
    for (int i = depth; i < DEEPEST; i++) {
      var reference = schema.path("$ref").asString("");
      if (reference.equals("#") || reference.startsWith("#/")) {
        schema = root.at(reference.substring(1));
        continue;
      }
      var options = alternatives(schema);
      if (options.isEmpty()) {
        return schema;
      }
      schema = options.path(0);
    }
    return schema;
  }

  /** Generators wrap a reference in allOf to describe it; where there is more, the first counts. */
  private static JsonNode alternatives(JsonNode schema) {
    for (var name : List.of("anyOf", "oneOf")) {
      if (schema.has(name)) {
        return schema.path(name);
      }
    }
    return schema.has("properties") ? NODES.missingNode() : schema.path("allOf");
  }

  private static String type(JsonNode schema) {
    var type = schema.path("type");
    if (type.isArray()) {
      return type.path(0).asString("object");
    }
    if (type.isString()) {
      // Gemini writes types in capitals.
      return type.stringValue().toLowerCase(Locale.ROOT);
    }
    return schema.has("items") ? "array" : "object";
  }

  private ObjectNode object(JsonNode schema, int depth, boolean mayFill) {
    var object = Json.object();
    if (depth >= DEEPEST) {
      return object;
    }
    var properties = schema.path("properties");
    var roomy = mayFill ? roomiest(properties) : "";
    for (var property : properties.properties()) {
      boolean fill = mayFill && (roomy.isEmpty() || roomy.equals(property.getKey()));
      object.set(property.getKey(), value(property.getValue(), depth + 1, fill));
    }
    for (var name : schema.path("required")) {
      if (name.isString() && !object.has(name.stringValue())) {
        object.put(name.stringValue(), SHORT);
      }
    }
    return object;
  }

  /** The property that takes the room, so that a path or a title does not get it. */
  private String roomiest(JsonNode properties) {
    var free =
        properties.properties().stream()
            .filter(property -> isFreeText(resolve(property.getValue(), 0)))
            .map(java.util.Map.Entry::getKey)
            .toList();
    return ROOMY.stream()
        .filter(free::contains)
        .findFirst()
        .orElse(free.isEmpty() ? "" : free.getLast());
  }

  private static boolean isFreeText(JsonNode schema) {
    return type(schema).equals("string")
        && !schema.has("enum")
        && !schema.has("const")
        && !schema.has("format")
        && !schema.has("maxLength")
        && !schema.has("pattern");
  }

  private JsonNode array(JsonNode schema, int depth, boolean mayFill) {
    var array = NODES.arrayNode();
    int least = schema.path("minItems").asInt(1);
    int most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
    if (depth >= DEEPEST || most == 0) {
      return array;
    }
    for (int i = 0; i < Math.max(least, 1); i++) {
      array.add(value(schema.path("items"), depth + 1, mayFill));
    }
    return array;
  }

  private String text(JsonNode schema, boolean mayFill) {
    int least = schema.path("minLength").asInt(0);
    int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    var format = schema.path("format").asString("");
    var text =
        switch (format) {
          case "date" -> "2026-05-17";
          case "date-time" -> "2026-05-17T09:30:00Z";
          case "time" -> "09:30:00Z";
          case "email" -> "ada@example.com";
          case "uri", "url", "uri-reference" -> "https://example.com/notes";
          case "uuid" -> "0b9f1c52-7c1e-4d7a-9a53-2f6f1f0f8a11";
          case "ipv4" -> "192.0.2.7";
          case "hostname" -> "example.com";
          default -> "";
        };
    if (text.isEmpty()) {
      boolean fill = mayFill && room > 0 && isFreeText(schema);
      int wanted = fill ? Math.max(room, least) : least;
      room = fill ? 0 : room;
      text = wanted > SHORT.length() ? prose.filling(wanted, random) : SHORT;
      // Cutting at a limit must not halve a letter.
      text = fill ? text : text.replaceAll("[^\\x00-\\x7f]", "e");
    }
    return text.length() > most ? text.substring(0, most) : text;
  }

  private static long integer(JsonNode schema) {
    double low =
        Math.max(
            Math.ceil(bound(schema, "minimum", Double.NEGATIVE_INFINITY)),
            Math.floor(bound(schema, "exclusiveMinimum", Double.NEGATIVE_INFINITY)) + 1);
    double high =
        Math.min(
            Math.floor(bound(schema, "maximum", Double.POSITIVE_INFINITY)),
            Math.ceil(bound(schema, "exclusiveMaximum", Double.POSITIVE_INFINITY)) - 1);
    return (long) step(schema, Math.max(low, Math.min(3, high)), high);
  }

  private static double number(JsonNode schema) {
    double low =
        Math.max(
            bound(schema, "minimum", Double.NEGATIVE_INFINITY),
            bound(schema, "exclusiveMinimum", Double.NEGATIVE_INFINITY));
    double high =
        Math.min(
            bound(schema, "maximum", Double.POSITIVE_INFINITY),
            bound(schema, "exclusiveMaximum", Double.POSITIVE_INFINITY));
    if (Double.isFinite(low) && Double.isFinite(high)) {
      return step(schema, (low + high) / 2, high);
    }
    // Half a unit away from the bound, in case the bound itself is excluded.
    return step(schema, Double.isFinite(low) ? low + 0.5 : Math.min(3.5, high - 0.5), high);
  }

  private static double bound(JsonNode schema, String name, double none) {
    return schema.path(name).asDouble(none);
  }

  private static double step(JsonNode schema, double value, double high) {
    double step = schema.path("multipleOf").asDouble(0);
    if (step <= 0) {
      return value;
    }
    double above = Math.ceil(value / step) * step;
    return above <= high ? above : above - step;
  }
}
