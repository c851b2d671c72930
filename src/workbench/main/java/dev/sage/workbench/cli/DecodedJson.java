package dev.sage.workbench.cli;

import dev.sage.llm.LlmError;
import dev.sage.llm.recording.Decoded;
import dev.sage.workbench.ErrorJson;
import dev.sage.workbench.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A decoded body as JSON: unknown is null. Stateless. */
final class DecodedJson {

  private DecodedJson() {}

  /**
   * @param id what the case is called; the provider's id of the answer where null
   */
  static ObjectNode of(@Nullable String id, Decoded decoded) {
    var finish = decoded.finishReason();
    var json =
        Json.object()
            .put("id", id == null ? decoded.responseId() : id)
            .put("text", decoded.text())
            .put("reasoning", decoded.reasoning().isEmpty() ? null : decoded.reasoning())
            .put("refusal", decoded.refusal());
    var calls = json.putArray("toolCalls");
    for (Decoded.Call call : decoded.toolCalls()) {
      var node = calls.addObject().put("id", call.id()).put("name", call.name());
      node.set("arguments", CallJson.parsed(call.arguments()));
    }
    json.put("finishReason", finish == null ? null : finish.json())
        .put("rawFinishReason", decoded.rawFinishReason());
    json.set("usage", CallJson.usage(decoded.usage()));
    json.put("model", decoded.model()).put("terminator", decoded.terminator());
    var models = json.putArray("models");
    decoded.models().forEach(models::add);
    json.set("error", ErrorJson.orNull(decoded.error()));
    return json;
  }

  /** A recording that can't be read. */
  static ObjectNode unreadable(String id, String message) {
    var json = Json.object().put("id", id);
    json.putObject("error")
        .put("kind", LlmError.Kind.INVALID_CONFIG.json())
        .put("message", message);
    return json;
  }
}
