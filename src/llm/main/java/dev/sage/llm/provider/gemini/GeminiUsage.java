package dev.sage.llm.provider.gemini;

import dev.sage.llm.Usage;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.JsonCopy;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The counts of an answer. Every chunk has them, cumulative, so that the last ones are the
 * answer's; they are read once, at the end. Not thread-safe.
 *
 * <p>{@code candidatesTokenCount} leaves the thoughts out, our output does not; {@code
 * promptTokenCount} has the cached tokens in it. What the provider's own tools put into the prompt
 * ({@code toolUsePromptTokenCount}) is no part of it and stays in the raw object.
 */
final class GeminiUsage {

  private final JsonCopy last = new JsonCopy();

  void note(byte[] array, GeminiScan chunk) {
    if (chunk.usage.isObject()) {
      last.set(array, chunk.usage);
    }
  }

  boolean known() {
    return !last.isEmpty();
  }

  /** The counts in our vocabulary. */
  Usage read() {
    JsonNode usage = last.tree();
    if (usage == null) {
      return Usage.UNKNOWN;
    }
    Long thoughts = Json.count(usage, "thoughtsTokenCount");
    return new Usage(
        Json.count(usage, "promptTokenCount"),
        Json.count(usage, "cachedContentTokenCount"),
        null,
        sum(Json.count(usage, "candidatesTokenCount"), thoughts),
        thoughts,
        last.text());
  }

  private static @Nullable Long sum(@Nullable Long answer, @Nullable Long thoughts) {
    if (answer == null || thoughts == null) {
      return answer != null ? answer : thoughts;
    }
    return answer + thoughts;
  }
}
