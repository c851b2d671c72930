package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.model.Tool;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The checks that OpenAI's two APIs have in common, and their words. Stateless. */
final class OpenAiParams {
  private OpenAiParams() {}

  static Refusal missing(String place) {
    return OpenAiErrors.invalid(
        "Missing required parameter: '" + place + "'.", place, "missing_required_parameter");
  }

  static Refusal wrongType(String place, String expected, JsonNode found) {
    return OpenAiErrors.invalid(
        "Invalid type for '%s': expected %s, but got %s instead."
            .formatted(place, expected, kind(found)),
        place,
        "invalid_type");
  }

  static Refusal empty(String place) {
    return OpenAiErrors.invalid(
        "Invalid '%s': empty array. Expected an array with minimum length 1, but got an empty array instead."
            .formatted(place),
        place,
        "empty_array");
  }

  /** A limit on the output; empty where none is set. */
  static OptionalInt limit(ObjectNode request, String name, int least) throws Refusal {
    var limit = request.path(name);
    if (limit.isMissingNode() || limit.isNull()) {
      return OptionalInt.empty();
    }
    if (!limit.isIntegralNumber()) {
      throw wrongType(name, "an integer", limit);
    }
    long value = limit.asLong(Long.MAX_VALUE);
    if (value < least) {
      throw OpenAiErrors.invalid(
          "Invalid '%s': integer below minimum value. Expected a value >= %d, but got %s instead."
              .formatted(name, least, limit.asString()),
          name,
          "integer_below_min_value");
    }
    return OptionalInt.of(Math.clamp(value, 1, Integer.MAX_VALUE));
  }

  /** Refuses a choice of a tool that is not declared. */
  static void checkChoice(String named, List<Tool> tools) throws Refusal {
    if (!named.isEmpty() && tools.stream().noneMatch(tool -> tool.name().equals(named))) {
      throw OpenAiErrors.invalid(
          "Invalid value for 'tool_choice': no function named '"
              + named
              + "' was specified in the 'tools' parameter.",
          "tool_choice",
          null);
    }
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT, POJO -> "an object";
      case STRING, BINARY -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case NULL, MISSING -> "null";
    };
  }

  /** What kind of value stands where another is expected. */
  static String named(JsonNode node) {
    return node.isString() ? "'" + node.stringValue() + "'" : kind(node);
  }
}
