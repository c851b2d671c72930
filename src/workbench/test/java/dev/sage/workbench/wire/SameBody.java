package dev.sage.workbench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.WireFormats;
import dev.sage.workbench.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether two bodies ask the same. Formats let some things be said in two ways, which come to one
 * here: null and nothing, a text and a list of one text, whole numbers and others, names in snake
 * case.
 */
final class SameBody {
  private static final WireFormats FORMATS = new WireFormats(Map.of());

  private static final Quirks FIELD = Quirks.NONE.withCacheControl(true);

  /** OpenRouter's, who has an object for reasoning. */
  private static final Quirks OBJECT =
      FIELD.toBuilder().reasoningControl(Quirks.ReasoningControl.OBJECT).build();

  /** What the library says by itself, or elsewhere. */
  private static final Set<String> OURS = Set.of("model", "stream");

  private SameBody() {}

  /** Reads a body and writes it again; all that it said has to be there. */
  static ChatRequest again(String api, JsonNode body) {
    ChatRequest read = RequestBody.read(api, body, "p/m");
    written(api, body, read);
    return read;
  }

  static void written(String api, JsonNode body, ChatRequest read) {
    JsonNode told = normal(api, body);
    boolean object = body.has("reasoning") && !body.has("reasoning_effort");
    JsonNode again = normal(api, encode(api, read, object ? OBJECT : FIELD));
    for (var each : told.properties()) {
      if (!OURS.contains(each.getKey())) {
        assertThat(again.path(each.getKey())).as(each.getKey()).isEqualTo(each.getValue());
      }
    }
  }

  private static JsonNode encode(String api, ChatRequest request, Quirks quirks) {
    byte[] body = FORMATS.find(api).orElseThrow().encode(request, true, quirks);
    return Json.MAPPER.readTree(new String(body, UTF_8));
  }

  static JsonNode normal(String api, JsonNode body) {
    ObjectNode normal = (ObjectNode) withoutNulls(body);
    switch (api) {
      case "openai-chat" -> {
        rename(normal, "max_tokens", "max_completion_tokens");
        normal.path("messages").forEach(SameBody::oneText);
      }
      case "openai-responses" -> responses(normal);
      case "anthropic-messages" -> anthropic(normal);
      case "gemini" -> normal = gemini(normal);
      default -> normal.path("messages").forEach(SameBody::oneText);
    }
    for (JsonNode holder : List.of(normal, normal.path("options"))) {
      if (holder instanceof ObjectNode object && object.path("stop").isString()) {
        object.set("stop", Json.array().add(object.path("stop")));
      }
    }
    return normal;
  }

  private static JsonNode withoutNulls(JsonNode json) {
    if (json instanceof ObjectNode object) {
      ObjectNode kept = Json.object();
      object.forEachEntry(
          (name, value) -> {
            if (!value.isNull()) {
              kept.set(name, withoutNulls(value));
            }
          });
      return kept;
    }
    if (json instanceof ArrayNode list) {
      ArrayNode kept = Json.array();
      list.forEach(element -> kept.add(withoutNulls(element)));
      return kept;
    }
    // 1 is 1.0.
    return json.isNumber() ? Json.MAPPER.valueToTree(json.doubleValue()) : json;
  }

  private static void rename(ObjectNode object, String from, String to) {
    if (object.has(from)) {
      object.set(to, object.remove(from));
    }
  }

  /** Content of one text is that text, and without words there is none. */
  private static void oneText(JsonNode turn) {
    ObjectNode object = (ObjectNode) turn;
    JsonNode content = object.path("content");
    JsonNode only = content.path(0);
    boolean text =
        Set.of("text", "input_text", "output_text").contains(only.path("type").asString(""));
    long said =
        only.propertyStream()
            .filter(each -> !(each.getValue().isArray() && each.getValue().isEmpty()))
            .count();
    if (content.isArray() && content.size() == 1 && text && said == 2) {
      object.set("content", only.path("text"));
    } else if (content.isString() && content.stringValue().isEmpty()) {
      object.remove("content");
    }
  }

  private static void responses(ObjectNode body) {
    ArrayNode items = Json.array();
    if (body.has("instructions")) {
      items.addObject().put("role", "system").set("content", body.remove("instructions"));
    }
    if (body.path("input").isString()) {
      items.addObject().put("role", "user").set("content", body.path("input"));
    }
    for (JsonNode item : body.path("input").isArray() ? body.path("input") : Json.array()) {
      if (item.path("type").asString("message").equals("message")) {
        ((ObjectNode) item).remove("type");
        oneText(item);
      }
      items.add(item);
    }
    body.set("input", items);
  }

  private static void anthropic(ObjectNode body) {
    ObjectNode system = Json.object();
    system.set("content", body.path("system"));
    oneText(system);
    if (body.has("system")) {
      body.set("system", system.path("content"));
    }
    for (JsonNode turn : body.path("messages")) {
      JsonNode said = turn.path("content");
      if (said.isString()) {
        ((ObjectNode) turn).putArray("content").addObject().put("type", "text").set("text", said);
      }
    }
    body.set("messages", joined(body.path("messages"), "content", "tool_result"));
  }

  private static ObjectNode gemini(ObjectNode body) {
    ObjectNode normal = (ObjectNode) GeminiNames.camel(body);
    if (normal.path("generationConfig").isEmpty()) {
      normal.remove("generationConfig");
    } else {
      normal.set("generationConfig", GeminiNames.camel(normal.path("generationConfig")));
    }
    for (JsonNode turn : normal.path("contents")) {
      ObjectNode object = (ObjectNode) turn;
      if (!object.has("role")) {
        object.put("role", "user");
      }
      parts(object);
    }
    if (normal.path("systemInstruction") instanceof ObjectNode system) {
      parts(system);
    }
    normal.set("contents", joined(normal.path("contents"), "parts", "functionResponse"));
    functions(normal);
    return normal;
  }

  private static void parts(ObjectNode turn) {
    ArrayNode parts = Json.array();
    JsonNode all = turn.path("parts");
    for (JsonNode part : all.isObject() ? Json.array().add(all) : all) {
      ObjectNode camel = (ObjectNode) GeminiNames.camel(part);
      if (camel.path("functionCall") instanceof ObjectNode call && !call.has("args")) {
        call.putObject("args");
      }
      parts.add(camel);
    }
    turn.set("parts", parts);
  }

  /** All functions in one list, before what else there is. */
  private static void functions(ObjectNode body) {
    if (!body.path("tools").isArray()) {
      return;
    }
    ArrayNode functions = Json.array();
    ArrayNode others = Json.array();
    for (JsonNode tool : body.path("tools")) {
      JsonNode camel = GeminiNames.camel(tool);
      camel.path("functionDeclarations").forEach(each -> functions.add(GeminiNames.camel(each)));
      if (!camel.has("functionDeclarations")) {
        others.add(camel);
      }
    }
    body.putArray("tools").addAll(others).addObject().set("functionDeclarations", functions);
  }

  /** Turns of one role are one, with the results of tools first. */
  private static ArrayNode joined(JsonNode turns, String content, String result) {
    List<ObjectNode> joined = new ArrayList<>();
    for (JsonNode turn : turns) {
      ObjectNode last = joined.isEmpty() ? Json.object() : joined.getLast();
      if (last.path("role").equals(turn.path("role"))) {
        last.withArray(content).addAll((ArrayNode) turn.path(content));
      } else {
        joined.add((ObjectNode) turn.deepCopy());
      }
    }
    joined.forEach(turn -> turn.set(content, resultsFirst(turn.path(content), result)));
    return Json.array().addAll(joined);
  }

  private static ArrayNode resultsFirst(JsonNode parts, String result) {
    ArrayNode first = Json.array();
    ArrayNode others = Json.array();
    for (JsonNode part : parts) {
      boolean answer = part.has(result) || part.path("type").asString("").equals(result);
      (answer ? first : others).add(part);
    }
    return first.addAll(others);
  }
}
