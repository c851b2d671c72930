package dev.sage.llm.provider.anthropic;

import dev.sage.llm.Usage;
import dev.sage.llm.provider.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Usage in two halves: the start of the message has the input, its end the cumulative output and
 * often the input again. What is not null overlays what was known. Not thread-safe.
 */
final class AnthropicUsage {

  private final ObjectNode merged = Json.object();

  void overlay(@Nullable JsonNode usage) {
    if (usage == null) {
      return;
    }
    usage
        .properties()
        .forEach(
            field -> {
              if (!field.getValue().isNull()) {
                merged.set(field.getKey(), field.getValue());
              }
            });
  }

  boolean known() {
    return !merged.isEmpty();
  }

  /**
   * The counts in our vocabulary: the wire's input count leaves cached tokens out, ours does not.
   */
  Usage read() {
    if (!known()) {
      return Usage.UNKNOWN;
    }
    Long input = Json.count(merged, "input_tokens");
    Long cacheRead = Json.count(merged, "cache_read_input_tokens");
    Long cacheWrite = Json.count(merged, "cache_creation_input_tokens");
    Long total = input == null ? null : input + orZero(cacheRead) + orZero(cacheWrite);
    return new Usage(
        total,
        cacheRead,
        cacheWrite,
        Json.count(merged, "output_tokens"),
        Json.count(merged.path("output_tokens_details"), "thinking_tokens"),
        Json.string(merged));
  }

  private static long orZero(@Nullable Long value) {
    return value == null ? 0 : value;
  }
}
