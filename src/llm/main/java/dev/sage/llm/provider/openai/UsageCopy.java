package dev.sage.llm.provider.openai;

import dev.sage.llm.Usage;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.JsonCopy;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The last usage object that was not null, kept as bytes: some servers send one with every chunk,
 * and only the last one is worth reading. Never summed. Not thread-safe.
 */
final class UsageCopy {

  private final JsonCopy last = new JsonCopy();

  /** Notes the usage of a chunk, wherever its server puts it. */
  void note(byte[] array, ChunkScan chunk) {
    if (chunk.usage.isObject()) {
      last.set(array, chunk.usage);
    } else if (chunk.hasChoice && chunk.choice.usage.isObject()) {
      // Moonshot counts in the last chunk's choice.
      last.set(array, chunk.choice.usage);
    } else if (last.isEmpty() && chunk.groq.isObject()) {
      JsonNode groq = Json.tree(array, chunk.groq.from(), chunk.groq.to());
      if (groq != null && groq.path("usage").isObject()) {
        last.set(groq.path("usage"));
      }
    }
  }

  boolean known() {
    return !last.isEmpty();
  }

  /** The counts in our vocabulary. */
  Usage read(Quirks quirks) {
    JsonNode usage = last.tree();
    if (usage == null) {
      return Usage.UNKNOWN;
    }
    Long input = first(Json.count(usage, "prompt_tokens"), Json.count(usage, "input_tokens"));
    Long output = first(Json.count(usage, "completion_tokens"), Json.count(usage, "output_tokens"));
    JsonNode in = details(usage, "prompt_tokens_details", "input_tokens_details");
    JsonNode out = details(usage, "completion_tokens_details", "output_tokens_details");
    Long cacheRead =
        first(
            Json.count(in, "cached_tokens"),
            first(
                Json.count(usage, "prompt_cache_hit_tokens"), Json.count(usage, "cached_tokens")));
    Long cacheWrite =
        first(Json.count(in, "cache_write_tokens"), Json.count(in, "cache_creation_tokens"));
    Long reasoning =
        first(Json.count(out, "reasoning_tokens"), Json.count(usage, "reasoning_tokens"));
    if (input != null && output != null && reasoning != null && reasoning > 0) {
      Long total = Json.count(usage, "total_tokens");
      boolean apart =
          total == null ? quirks.outputExcludesReasoning() : total == input + output + reasoning;
      output = apart ? output + reasoning : output;
    }
    return new Usage(input, cacheRead, cacheWrite, output, reasoning, last.text());
  }

  private static JsonNode details(JsonNode usage, String name, String otherName) {
    return usage.path(name).isObject() ? usage.path(name) : usage.path(otherName);
  }

  private static @Nullable Long first(@Nullable Long value, @Nullable Long otherwise) {
    return value != null ? value : otherwise;
  }
}
