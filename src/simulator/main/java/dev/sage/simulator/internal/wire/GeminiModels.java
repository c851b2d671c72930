package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Gemini's model list, in pages that a token leads on to. Stateless. */
final class GeminiModels {
  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 1000;

  private GeminiModels() {}

  static byte[] page(HttpRequest request, List<Listed> models, String name) throws Refusal {
    int size = number(request.parameter("pageSize"), "page_size");
    int from = from(request.parameter("pageToken"));
    int length = size == 0 ? USUAL_PAGE : Math.min(size, LARGEST_PAGE);
    var page = Listed.Page.of(models, from, length);
    var list = Json.object();
    var entries = list.putArray("models");
    page.models().forEach(model -> entries.add(entry(model)));
    if (page.more()) {
      list.put("nextPageToken", token(from + length));
    }
    return Json.prettyBytes(list);
  }

  static ObjectNode entry(Listed model) {
    var entry =
        Json.object()
            .put("name", "models/" + model.id())
            .put("version", "001")
            .put("displayName", model.title())
            .put("description", "A model of the simulator.")
            .put("inputTokenLimit", 1_048_576)
            .put("outputTokenLimit", 65_536);
    entry.putArray("supportedGenerationMethods").add("generateContent").add("countTokens");
    return entry.put("temperature", 1).put("topP", 0.95).put("topK", 64);
  }

  private static int number(Optional<String> text, String name) throws Refusal {
    if (text.isPresent() && !text.get().matches("\\d{1,6}")) {
      throw GeminiErrors.invalid(
          "Invalid value at '" + name + "' (TYPE_INT32), \"" + text.get() + "\"");
    }
    return text.map(Integer::parseInt).orElse(0);
  }

  private static String token(int index) {
    var text = "models:" + index;
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static int from(Optional<String> token) throws Refusal {
    if (token.isEmpty() || token.get().isEmpty()) {
      return 0;
    }
    for (int i = 1; i < 10_000; i++) {
      if (token(i).equals(token.get())) {
        return i;
      }
    }
    throw GeminiErrors.invalid("The page token is invalid.");
  }
}
