package dev.sage.llm.provider.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.Usage;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.JsonSlice;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The last usage object that was not null, kept as bytes: some servers send one with every chunk,
 * and only the last one is worth reading. Never summed. Not thread-safe.
 */
final class UsageCopy {

  private byte[] bytes = {};
  private int length;

  /** Notes the usage of a chunk, wherever its server puts it. */
  void note(byte[] array, ChunkScan chunk) {
    if (chunk.usage.isObject()) {
      copy(array, chunk.usage);
    } else if (chunk.hasChoice && chunk.choice.usage.isObject()) {
      // Moonshot counts in the last chunk's choice.
      copy(array, chunk.choice.usage);
    } else if (length == 0 && chunk.groq.isObject()) {
      JsonNode groq = Json.tree(array, chunk.groq.from(), chunk.groq.to());
      if (groq != null && groq.path("usage").isObject()) {
        bytes = Json.bytes(groq.path("usage"));
        length = bytes.length;
      }
    }
  }

  private void copy(byte[] array, JsonSlice slice) {
    length = slice.length();
    if (bytes.length < length) {
      bytes = new byte[length];
    }
    System.arraycopy(array, slice.from(), bytes, 0, length);
  }

  boolean known() {
    return length > 0;
  }

  /** The counts in our vocabulary. */
  Usage read(Quirks quirks) {
    JsonNode usage = Json.tree(bytes, 0, length);
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
    String raw = new String(bytes, 0, length, UTF_8);
    return new Usage(input, cacheRead, cacheWrite, output, reasoning, raw);
  }

  private static JsonNode details(JsonNode usage, String name, String otherName) {
    return usage.path(name).isObject() ? usage.path(name) : usage.path(otherName);
  }

  private static @Nullable Long first(@Nullable Long value, @Nullable Long otherwise) {
    return value != null ? value : otherwise;
  }
}
