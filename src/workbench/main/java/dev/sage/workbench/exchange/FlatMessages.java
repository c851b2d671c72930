package dev.sage.workbench.exchange;

import dev.sage.workbench.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A list of messages that is spread over attributes with numbers in their names: {@code
 * gen_ai.prompt.0.content}. Immutable.
 *
 * @param name the conventions' attribute with the same messages
 * @param of how the attributes begin
 * @param role of a message
 * @param text of a message
 * @param answers the id of the tool call whose result a message is
 * @param parts how the parts of a message begin; empty where it has none
 * @param partText of a part
 * @param tools how the tool calls of a message begin
 */
record FlatMessages(
    String name,
    String of,
    String role,
    String text,
    String answers,
    String parts,
    String partText,
    String tools,
    String toolId,
    String toolName,
    String toolArguments) {

  /** As digits that are a number here; nobody has more messages. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

  /** The messages by the conventions' schema; empty where there is none. */
  Optional<JsonNode> of(Map<String, JsonNode> attributes) {
    var list = Json.array();
    for (var fields : numbered(attributes, of).values()) {
      var message = Json.object().put("role", string(fields, role));
      content(fields, message.putArray("parts"));
      list.add(message);
    }
    return list.isEmpty() ? Optional.empty() : Optional.of(list);
  }

  private void content(Map<String, JsonNode> fields, ArrayNode list) {
    var call = string(fields, answers);
    if (!call.isEmpty()) {
      var result = list.addObject().put("type", "tool_call_response").put("id", call);
      result.put("response", string(fields, text));
      return;
    }
    texts(string(fields, text), list);
    for (var part : numbered(fields, parts).values()) {
      texts(string(part, partText), list);
    }
    for (var tool : numbered(fields, tools).values()) {
      list.addObject()
          .put("type", "tool_call")
          .put("id", string(tool, toolId))
          .put("name", string(tool, toolName))
          .put("arguments", string(tool, toolArguments));
    }
  }

  /** What vendors call a part that is text. */
  private static final Set<String> TEXTS = Set.of("text", "input_text", "output_text");

  /** And what is no text beside it. */
  private static final Set<String> OTHERS =
      Set.of("image_url", "input_image", "image", "input_file", "file", "input_audio", "document");

  /** A text may be a list of parts as a vendor has them, in JSON. */
  private static void texts(String text, ArrayNode list) {
    if (text.startsWith("[{")) {
      var parts = WireRequest.tree(text).valueStream().toList();
      // An answer may be a list of objects itself.
      if (!parts.isEmpty() && parts.stream().allMatch(FlatMessages::isPart)) {
        parts.stream()
            .filter(part -> part.path("text").isString())
            .forEach(part -> list.add(text(part.path("text").asString(""))));
        return;
      }
    }
    if (!text.isEmpty()) {
      list.add(text(text));
    }
  }

  private static boolean isPart(JsonNode part) {
    String type = part.path("type").asString("");
    return TEXTS.contains(type) ? part.path("text").isString() : OTHERS.contains(type);
  }

  private static ObjectNode text(String content) {
    return Json.object().put("type", "text").put("content", content);
  }

  private static String string(Map<String, JsonNode> fields, String name) {
    var value = fields.get(name);
    if (value == null) {
      return "";
    }
    return value.isContainer() ? Json.line(value) : value.asString("");
  }

  /** What stands behind each number, in order. */
  private static Map<Integer, Map<String, JsonNode>> numbered(
      Map<String, JsonNode> attributes, String prefix) {
    var all = new TreeMap<Integer, Map<String, JsonNode>>();
    if (prefix.isEmpty()) {
      return all;
    }
    int from = prefix.length() + 1;
    attributes.forEach(
        (name, value) -> {
          int dot = name.startsWith(prefix + ".") ? name.indexOf('.', from) : -1;
          if (dot > 0 && NUMBER.matcher(name.substring(from, dot)).matches()) {
            all.computeIfAbsent(
                    Integer.valueOf(name.substring(from, dot)), _ -> new LinkedHashMap<>())
                .put(name.substring(dot + 1), value);
          }
        });
    return all;
  }
}
