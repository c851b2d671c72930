package dev.sage.workbench.exchange;

import dev.sage.llm.ChatRequest;
import dev.sage.workbench.Json;
import dev.sage.workbench.store.AskedRequest;
import dev.sage.workbench.wire.RequestBody;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the requests of files, which may be broken or none. Stateless. */
final class WireRequest {

  private WireRequest() {}

  /** The request as JSON; an empty object where it is none. */
  static JsonNode tree(@Nullable String request) {
    try {
      return request == null || request.isBlank() ? Json.object() : Json.MAPPER.readTree(request);
    } catch (JacksonException broken) {
      return Json.object();
    }
  }

  /** The model that was asked for, from the body or, for Gemini, the path. */
  static Optional<String> model(JsonNode request, @Nullable String url) {
    String named = request.path("model").asString("");
    if (named.isEmpty() && url != null && url.contains("/models/")) {
      String path = url.substring(url.indexOf("/models/") + 8);
      named = path.replaceFirst("[:/?#].*", "");
    }
    return named.isBlank() ? Optional.empty() : Optional.of(named.replaceFirst("^models/", ""));
  }

  /**
   * What was asked: in the wire's words or, in a file of ours, in our own, which name the provider
   * before the model.
   *
   * @param model {@code provider/model}
   */
  static ChatRequest read(JsonNode request, String api, String model) {
    boolean own =
        request.path("model").asString("").equals(model)
            && request
                .path("messages")
                .valueStream()
                .allMatch(turn -> turn.path("content").isArray());
    return own
        ? AskedRequest.read(request.toString(), model)
        : RequestBody.read(api, request, model);
  }
}
