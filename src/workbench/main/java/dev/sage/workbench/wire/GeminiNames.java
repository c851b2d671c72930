package dev.sage.workbench.wire;

import dev.sage.workbench.Json;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Names of Gemini's JSON, which may be written in either way: here in the way of the encoder. */
final class GeminiNames {
  /** Objects of a part whose members are the format's own. */
  private static final Set<String> OWN =
      Set.of("inlineData", "fileData", "functionCall", "functionResponse");

  private GeminiNames() {}

  /** An object with the names of its members in camel case, and below what is the format's own. */
  static JsonNode camel(JsonNode json) {
    if (!json.isObject()) {
      return json;
    }
    ObjectNode renamed = Json.object();
    json.forEachEntry(
        (name, value) -> {
          String camel = camel(name);
          renamed.set(camel, OWN.contains(camel) ? camel(value) : value);
        });
    return renamed;
  }

  private static String camel(String name) {
    StringBuilder camel = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '_' && i > 0 && i + 1 < name.length()) {
        camel.append(Character.toUpperCase(name.charAt(++i)));
      } else {
        camel.append(name.charAt(i));
      }
    }
    return camel.toString();
  }
}
