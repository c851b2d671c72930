package dev.sage.llm.provider.internal;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.LlmException;
import dev.sage.llm.provider.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the request encoders share. */
public final class Requests {

  private Requests() {}

  /** The format has no such thing. */
  public static LlmException unsupported(String what, String instead) {
    LlmError error =
        LlmError.of(
            Kind.UNSUPPORTED_FEATURE, "", null, what + " is not supported here. " + instead);
    return new LlmException(error.at("request", null));
  }

  /** The request itself is wrong. */
  public static LlmException invalid(String message, @Nullable String param) {
    LlmError error =
        new LlmError(
            Kind.INVALID_REQUEST,
            "",
            null,
            message,
            null,
            null,
            null,
            param,
            null,
            null,
            1,
            "request",
            null,
            "");
    return new LlmException(error);
  }

  /**
   * A JSON Schema given as text.
   *
   * @throws LlmException of kind invalid_request where it is no JSON object
   */
  public static JsonNode schema(String text, String of) {
    JsonNode tree = text.isBlank() ? Json.object() : Json.tree(text);
    if (tree == null || !tree.isObject()) {
      throw invalid("The schema of " + of + " is no JSON object. Correct it.", of);
    }
    return tree;
  }

  /** Lays the caller's further fields over the body; an object goes into an object of that name. */
  public static void merge(ObjectNode body, Map<String, Object> extra) {
    extra.forEach(
        (name, value) -> {
          JsonNode node = Json.MAPPER.valueToTree(value);
          if (body.get(name) instanceof ObjectNode mine && node instanceof ObjectNode theirs) {
            mine.setAll(theirs);
          } else {
            body.set(name, node);
          }
        });
  }

  /** The body as it is sent. */
  public static byte[] bytes(ObjectNode body) {
    return Json.MAPPER.writeValueAsBytes(body);
  }
}
