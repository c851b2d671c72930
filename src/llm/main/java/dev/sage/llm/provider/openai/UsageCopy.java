package dev.sage.llm.provider.openai;

import dev.sage.llm.Usage;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.JsonCopy;
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
    return usage == null ? Usage.UNKNOWN : OpenAiUsage.read(usage, last.text(), quirks);
  }
}
