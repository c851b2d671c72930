package dev.sage.llm.provider.gemini;

import dev.sage.llm.Content;
import dev.sage.llm.provider.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Gemini wants back unchanged, as it travels in {@link Content.Reasoning#opaque}: the
 * signature of the text before it, the signature of a tool call, or a whole part that has no form
 * in our vocabulary (signed thoughts, executed code, images). Stateless.
 *
 * <p>Google's page on thought signatures: each goes back with the very part that it came with, and
 * parts with and without one are not joined.
 */
final class GeminiState {

  private static final String OF = "gemini";
  private static final String TEXT = "text";
  private static final String CALL = "call";
  private static final String PART = "part";
  private static final String CALL_ID = "callId";
  private static final String SIGNATURE = "thoughtSignature";

  private GeminiState() {}

  /** The signature of the text right before it. */
  static String ofText(String signature) {
    return Json.string(state(TEXT).put(SIGNATURE, signature));
  }

  /** The signature of a tool call. */
  static String ofCall(String callId, String signature) {
    return Json.string(state(CALL).put(CALL_ID, callId).put(SIGNATURE, signature));
  }

  /** A part as it came. */
  static String ofPart(JsonNode part) {
    ObjectNode state = state(PART);
    state.set(PART, part);
    return Json.string(state);
  }

  private static ObjectNode state(String of) {
    return Json.object().put(OF, of);
  }

  /** The signatures of the calls of a message, by the call's id. */
  static Map<String, String> callSignatures(List<Content> message) {
    Map<String, String> signatures = new HashMap<>();
    for (Content part : message) {
      JsonNode state = part instanceof Content.Reasoning reasoning ? read(reasoning) : null;
      if (state != null && is(CALL, state)) {
        signatures.put(state.path(CALL_ID).asString(""), state.path(SIGNATURE).asString(""));
      }
    }
    return signatures;
  }

  /** Signs a part. */
  static void sign(ObjectNode part, @Nullable String signature) {
    if (signature != null) {
      part.put(SIGNATURE, signature);
    }
  }

  /**
   * Puts back what is not a call's: reasoning of another format has no place here and is left out,
   * and so are thoughts without a signature, which the API makes nothing of.
   *
   * @param parts those before it, to the last of which a text's signature belongs
   */
  static void restore(Content.Reasoning reasoning, ArrayNode parts) {
    JsonNode state = read(reasoning);
    if (state == null) {
      return;
    }
    if (is(PART, state) && state.path(PART).isObject()) {
      parts.add(state.path(PART));
    } else if (is(TEXT, state)) {
      boolean fits =
          parts.path(parts.size() - 1) instanceof ObjectNode last
              && last.has("text")
              && !last.has(SIGNATURE);
      ObjectNode text =
          fits ? (ObjectNode) parts.path(parts.size() - 1) : parts.addObject().put("text", "");
      sign(text, Json.text(state, SIGNATURE));
    }
  }

  private static @Nullable JsonNode read(Content.Reasoning reasoning) {
    return reasoning.opaque() == null ? null : Json.tree(reasoning.opaque());
  }

  private static boolean is(String of, JsonNode state) {
    return state.path(OF).asString("").equals(of);
  }
}
