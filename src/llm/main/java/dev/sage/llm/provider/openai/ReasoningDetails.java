package dev.sage.llm.provider.openai;

import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.JsonSlice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenRouter's {@code reasoning_details}: readable text, summaries, signatures and encrypted blocks
 * that want to go back unchanged in the next round. Fragments of one detail are joined. Not
 * thread-safe.
 */
final class ReasoningDetails {

  /** The field that carries them, in an answer and in the request after it. */
  static final String FIELD = "reasoning_details";

  private static final List<String> JOINED = List.of("text", "summary", "data");

  private final List<Detail> all = new ArrayList<>();

  private record Detail(ObjectNode fields, Map<String, StringBuilder> texts) {
    boolean goesOnWith(JsonNode fragment) {
      return Objects.equals(fields.get("type"), fragment.get("type"))
          && Objects.equals(fields.get("index"), fragment.get("index"))
          && fields.get("index") != null;
    }
  }

  /** Notes the details of one chunk and returns what in them is for reading. */
  String read(byte[] array, JsonSlice slice) {
    JsonNode tree = Json.tree(array, slice.from(), slice.to());
    if (tree == null) {
      return "";
    }
    var readable = new StringBuilder();
    for (JsonNode fragment : tree) {
      if (fragment instanceof ObjectNode fields) {
        note(fields);
        readable.append(fields.path("text").asString(""));
        readable.append(fields.path("summary").asString(""));
      }
    }
    return readable.toString();
  }

  private void note(ObjectNode fragment) {
    Detail detail = all.isEmpty() ? null : all.getLast();
    if (detail == null || !detail.goesOnWith(fragment)) {
      detail = new Detail(Json.object(), new LinkedHashMap<>());
      all.add(detail);
    }
    for (Map.Entry<String, JsonNode> field : fragment.properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      if (value.isNull()) {
        continue;
      }
      if (JOINED.contains(name) && value.isString()) {
        detail.texts.computeIfAbsent(name, key -> new StringBuilder()).append(value.stringValue());
      }
      detail.fields.set(name, value);
    }
  }

  /** The whole as it goes back, or null where none of it asks to: readable text alone does not. */
  @Nullable String state() {
    ArrayNode array = Json.array();
    boolean needed = false;
    for (Detail detail : all) {
      detail.texts.forEach((name, text) -> detail.fields.put(name, text.toString()));
      array.add(detail.fields);
      needed |= detail.fields.has("signature") || detail.fields.has("data");
    }
    return needed ? Json.string(Json.object().set(FIELD, array)) : null;
  }
}
