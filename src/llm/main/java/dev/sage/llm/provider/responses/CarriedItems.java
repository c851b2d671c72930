package dev.sage.llm.provider.responses;

import dev.sage.llm.provider.json.Json;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Items that go back in the next round as they came, because a message has no form for them:
 * reasoning with its encrypted content, what the provider's own tools did, calls of custom tools.
 * Of a message and of a function call only what its text, name and arguments do not say. Stateless.
 *
 * <p>Source: OpenAI's guides on conversation state and on reasoning; an item that follows reasoning
 * is paired with it by its id where the server stores answers, and a message keeps its {@code
 * phase}.
 */
final class CarriedItems {

  /** What a message's or call's content has a form for, or what says nothing without the id. */
  private static final Set<String> EXPRESSED =
      Set.of("id", "type", "status", "role", "content", "call_id", "name", "arguments");

  /** Their large part, which goes back from the message's own content. */
  private static final Set<String> LEFT_OUT = Set.of("content", "arguments");

  private CarriedItems() {}

  /** Whether it is an item of this format: opaque blocks of the others have types of their own. */
  static boolean isItem(JsonNode node) {
    String type = node.path("type").asString("");
    return type.equals(OutputItem.MESSAGE) || isFunctionCall(type) || isOpaque(type);
  }

  private static boolean isFunctionCall(String type) {
    return type.equals(OutputItem.FUNCTION_CALL);
  }

  /** Whether an item of this type goes back whole. */
  static boolean isOpaque(String type) {
    return type.equals(OutputItem.REASONING)
        || type.equals("compaction")
        || type.startsWith("mcp_")
        || (type.endsWith("_call") && !isFunctionCall(type))
        || type.endsWith("_output");
  }

  /** What a message or a function call leaves to be carried, or null where that is nothing. */
  static @Nullable JsonNode rest(JsonNode item, boolean afterReasoning) {
    boolean needed = afterReasoning;
    ObjectNode rest = Json.object();
    for (Map.Entry<String, JsonNode> field : item.properties()) {
      String name = field.getKey();
      needed |= !EXPRESSED.contains(name) && !field.getValue().isNull();
      if (!LEFT_OUT.contains(name)) {
        rest.set(name, field.getValue());
      }
    }
    return needed ? rest : null;
  }
}
