package dev.sage.llm.provider.recorded;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmException;
import dev.sage.llm.cache.CanonicalJson;
import dev.sage.llm.cache.CanonicalJsonException;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.provider.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether a request asks what a recorded one asked. Stateless. */
final class RequestMatch {

  /** What is asked, in all wire formats; how it shall be answered (temperature ...) is not. */
  private static final List<String> FIELDS =
      List.of(
          "model",
          "messages",
          "system",
          "tools",
          "contents",
          "systemInstruction",
          "input",
          "instructions");

  private RequestMatch() {}

  /** What a recorded request asks, in canonical form; null where it is no JSON. */
  static @Nullable String question(String request) {
    var json = Json.tree(request);
    return json == null ? null : question(json);
  }

  /** What a request would ask in this format; null where the format has no words for it. */
  static @Nullable String question(ChatRequest request, boolean streaming, WireFormat format) {
    try {
      var json = format.encode(request, streaming, Quirks.NONE);
      return question(new String(json, StandardCharsets.UTF_8));
    } catch (LlmException refused) {
      return null;
    }
  }

  private static @Nullable String question(JsonNode request) {
    var asked = Json.object();
    for (var field : FIELDS) {
      if (request.has(field)) {
        asked.set(field, request.path(field));
      }
    }
    try {
      return CanonicalJson.of(Json.string(asked));
    } catch (CanonicalJsonException noSuchRequest) {
      return null; // no program can ask this
    }
  }
}
