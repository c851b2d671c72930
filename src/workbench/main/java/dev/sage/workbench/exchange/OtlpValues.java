package dev.sage.workbench.exchange;

import dev.sage.workbench.Json;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Values as OTLP in JSON has them, in the ways that programs really write: ids in hex or in base64,
 * long numbers as texts or as numbers, names in both cases. Stateless.
 */
final class OtlpValues {

  private static final Pattern HUMP = Pattern.compile("([A-Z])");
  private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,19}");
  private static final int DEEPEST = 64;

  private OtlpValues() {}

  /** A field by its name in JSON, or by the one in the protocol's own files. */
  static JsonNode field(JsonNode node, String name) {
    return node.has(name)
        ? node.path(name)
        : node.path(
            HUMP.matcher(name)
                .replaceAll(hump -> "_" + hump.group().toLowerCase(java.util.Locale.ROOT)));
  }

  /** An id of so many bytes, in hex; empty where it is none, or all zeros. */
  static Optional<String> id(JsonNode node, int bytes) {
    var text = node.asString("");
    try {
      byte[] id =
          text.length() == 2 * bytes
              ? HexFormat.of().parseHex(text)
              : Base64.getDecoder().decode(text);
      var hex = HexFormat.of().formatHex(id);
      return id.length == bytes && !hex.matches("0*") ? Optional.of(hex) : Optional.empty();
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** A whole number, which may be written as a text. */
  static OptionalLong number(JsonNode node) {
    var text = node.isString() || node.isNumber() ? node.asString("") : "";
    try {
      return DIGITS.matcher(text).matches()
          ? OptionalLong.of(Long.parseLong(text))
          : OptionalLong.empty();
    } catch (NumberFormatException tooLarge) {
      return OptionalLong.empty();
    }
  }

  /** Whether a value of an enumeration is this one, by its number or its name. */
  static boolean is(JsonNode node, int number, String name) {
    return node.isNumber() ? node.asInt(-1) == number : node.asString("").equals(name);
  }

  /** The attributes as plain JSON by their names; of a name that stands twice the first. */
  static Map<String, JsonNode> attributes(JsonNode list) {
    var all = new LinkedHashMap<String, JsonNode>();
    for (var attribute : list) {
      all.putIfAbsent(attribute.path("key").asString(""), plain(attribute.path("value"), 0));
    }
    return all;
  }

  private static JsonNode plain(JsonNode value, int depth) {
    if (depth > DEEPEST) {
      return Json.object();
    }
    if (value.has("intValue") || value.has("int_value")) {
      var number = number(field(value, "intValue"));
      return number.isPresent()
          ? Json.MAPPER.getNodeFactory().numberNode(number.getAsLong())
          : Json.object().missingNode();
    }
    if (value.has("arrayValue") || value.has("array_value")) {
      var items = Json.array();
      for (var item : field(value, "arrayValue").path("values")) {
        items.add(plain(item, depth + 1));
      }
      return items;
    }
    if (value.has("kvlistValue") || value.has("kvlist_value")) {
      var members = Json.object();
      for (var member : field(value, "kvlistValue").path("values")) {
        members.set(member.path("key").asString(""), plain(member.path("value"), depth + 1));
      }
      return members;
    }
    for (var name : new String[] {"stringValue", "doubleValue", "boolValue"}) {
      var plain = field(value, name);
      if (!plain.isMissingNode()) {
        return plain;
      }
    }
    return Json.object().missingNode();
  }
}
