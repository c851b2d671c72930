package dev.sage.workbench.wire;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.Role;
import dev.sage.workbench.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads requests of Ollama's own chat, and of its completion of a text. Not thread-safe. */
final class OllamaBody {
  private final Map<String, String> calls = new HashMap<>();

  private OllamaBody() {}

  static void read(JsonNode json, ChatRequest.Builder request) {
    var body = new Members(json);
    body.skip("model", "stream");
    if (json.has("prompt")) {
      generate(body, request);
    }
    var reader = new OllamaBody();
    body.each("messages", turn -> request.messages(reader.message(turn)));
    Tools.read("ollama", body, request);
    JsonNode format = body.take("format");
    if (format.isObject()) {
      request.responseSchema(Json.write(format));
    } else {
      body.leave("format");
    }
    JsonNode think = body.take("think");
    if (think.isBoolean()) {
      request.reasoning(Reasoning.effort(think.booleanValue() ? "on" : "off"));
    } else if (think.isString()) {
      request.reasoning(Reasoning.effort(think.stringValue()));
    } else {
      body.leave("think");
    }
    options(body, request);
    body.rest(request);
  }

  private static void generate(Members body, ChatRequest.Builder request) {
    String system = body.text("system");
    if (!system.isEmpty()) {
      request.message(Message.system(system));
    }
    List<Content> said = new ArrayList<>();
    said.add(new Content.Text(body.text("prompt")));
    images(body.take("images"), said);
    request.message(Message.user(said));
  }

  private static void options(Members body, ChatRequest.Builder request) {
    JsonNode json = body.take("options");
    if (!json.isObject()) {
      body.leave("options");
      return;
    }
    var options = new Members(json);
    options.figures(request, "top_p", "stop", "num_predict");
    Map<String, Object> more = options.others();
    if (!more.isEmpty()) {
      request.extra("options", more);
    }
  }

  private List<Message> message(JsonNode turn) {
    Role role = Parts.role(turn.path("role").asString(""));
    List<Content> content = new ArrayList<>();
    if (role == Role.TOOL) {
      result(turn, content);
      return List.of(new Message(role, content));
    }
    ObjectNode written = Json.object().put("role", role.name().toLowerCase(Locale.ROOT));
    String thinking = role == Role.ASSISTANT ? turn.path("thinking").asString("") : "";
    if (!thinking.isEmpty()) {
      content.add(new Content.Reasoning(thinking, null));
      written.put("thinking", thinking);
    }
    JsonNode calls = role == Role.ASSISTANT ? turn.path("tool_calls") : Json.array();
    String said = Parts.text(turn.path("content"));
    if (!said.isEmpty() || calls.isEmpty()) {
      content.add(new Content.Text(said));
    }
    if (turn.has("content")) {
      written.put("content", said);
    }
    if (role == Role.USER && turn.path("images").isArray()) {
      images(turn.path("images"), content);
      written.set("images", turn.path("images"));
    }
    if (!calls.isEmpty()) {
      calls.forEach(call -> call(call, content));
      written.set("tool_calls", calls);
    }
    Rest.message(turn, written, content);
    return Parts.message(role, content);
  }

  private void result(JsonNode turn, List<Content> content) {
    String said = Parts.text(turn.path("content"));
    String id = turn.path("tool_call_id").asString(turn.path("tool_name").asString(""));
    content.add(new Content.ToolResult(id, said, false));
    ObjectNode written = Json.object().put("role", "tool").put("content", said);
    written.put("tool_name", calls.getOrDefault(id, "")).put("tool_call_id", id);
    Rest.before(turn, written, content);
  }

  private void call(JsonNode call, List<Content> content) {
    JsonNode function = call.path("function");
    String name = function.path("name").asString("");
    String id = call.path("id").asString(name);
    calls.putIfAbsent(id, name);
    JsonNode arguments = function.path("arguments");
    content.add(new Content.ToolCall(id, name, Parts.raw(arguments)));
    ObjectNode written = Json.object().put("id", id);
    written
        .putObject("function")
        .put("name", name)
        .set("arguments", arguments.isObject() ? arguments : Json.object());
    Rest.before(call, written, content);
  }

  private static void images(JsonNode images, List<Content> content) {
    for (JsonNode image : images) {
      content.add(new Content.Media(type(image.asString("")), image.asString(""), null, null));
    }
  }

  /** By the first bytes, which Ollama looks at, too. */
  private static String type(String base64) {
    if (base64.startsWith("iVBOR")) {
      return "image/png";
    }
    return base64.startsWith("/9j/") ? "image/jpeg" : "image/*";
  }
}
