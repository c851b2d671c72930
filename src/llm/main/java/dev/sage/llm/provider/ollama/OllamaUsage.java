package dev.sage.llm.provider.ollama;

import dev.sage.llm.Usage;
import dev.sage.llm.provider.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the last line counts. There is no usage object: counts and times (in ns) stand beside the
 * message, and are gathered here as the raw one.
 */
final class OllamaUsage {

  private OllamaUsage() {}

  /**
   * The counts in our vocabulary. A count of 0 is left out on the wire, which happens where the
   * prompt was cached, so that what is absent is unknown.
   */
  static Usage read(JsonNode line) {
    ObjectNode raw = Json.object();
    line.properties()
        .forEach(
            field -> {
              String name = field.getKey();
              if (field.getValue().isNumber()
                  && (name.endsWith("_count") || name.endsWith("_duration"))) {
                raw.set(name, field.getValue());
              }
            });
    if (raw.isEmpty()) {
      return Usage.UNKNOWN;
    }
    return new Usage(
        Json.count(raw, "prompt_eval_count"),
        null,
        null,
        Json.count(raw, "eval_count"),
        null,
        Json.string(raw));
  }
}
