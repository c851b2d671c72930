package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.json.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What requests have in common, whichever vendor's they are. Stateless. */
final class RequestParts {
  private RequestParts() {}

  /** What "any JSON object" is answered with. */
  static JsonNode anyObject() {
    var schema = Json.object().put("type", "object");
    schema.putObject("properties").putObject("answer").put("type", "string");
    return schema;
  }

  /** The schema that a format of OpenAI's asks for; where it stands depends on the API. */
  static Optional<JsonNode> ofFormat(JsonNode format, JsonNode schema) {
    return switch (format.path("type").asString("")) {
      case "json_schema" -> Optional.of(schema);
      case "json_object" -> Optional.of(anyObject());
      default -> Optional.empty();
    };
  }

  /** The texts of a list, or a single text; empty ones are left out. */
  static List<String> texts(JsonNode node) {
    if (node.isString()) {
      return List.of(node.stringValue());
    }
    return node.values().stream()
        .map(text -> text.asString(""))
        .filter(text -> !text.isEmpty())
        .toList();
  }
}
