package dev.sage.llm.provider.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.Usage;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Usage objects of Chat Completions and of Responses, under the names of either. Stateless. */
public final class OpenAiUsage {

  private OpenAiUsage() {}

  /** The counts in our vocabulary; unknown where the bytes are no object. */
  public static Usage read(byte[] array, int from, int to, Quirks quirks) {
    JsonNode usage = Json.tree(array, from, to);
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
    String raw = new String(array, from, to - from, UTF_8);
    return new Usage(input, cacheRead, cacheWrite, output, reasoning, raw);
  }

  private static JsonNode details(JsonNode usage, String name, String otherName) {
    return usage.path(name).isObject() ? usage.path(name) : usage.path(otherName);
  }

  private static @Nullable Long first(@Nullable Long value, @Nullable Long otherwise) {
    return value != null ? value : otherwise;
  }
}
