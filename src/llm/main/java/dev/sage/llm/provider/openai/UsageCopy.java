package dev.sage.llm.provider.openai;

import dev.sage.llm.Usage;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.JsonSlice;
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
    return OpenAiUsage.read(bytes, 0, length, quirks);
  }
}
