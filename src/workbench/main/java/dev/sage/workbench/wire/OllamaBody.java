package dev.sage.workbench.wire;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.Role;
import dev.sage.workbench.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads requests of Ollama's own chat, and of its completion of a text. Stateless. */
final class OllamaBody {
  private OllamaBody() {}

  static void read(JsonNode json, ChatRequest.Builder request) {
    var body = new Members(json);
    body.skip("model", "stream");
    if (json.has("prompt")) {
      generate(body, request);
    }
    body.take("messages").forEach(turn -> request.messages(message(turn)));
    Tools.read(body, request);
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
    }
    options(body.take("options"), request);
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

  private static void options(JsonNode json, ChatRequest.Builder request) {
    var options = new Members(json);
    options.figures(request, "top_p", "stop", "num_predict");
    var rest = ChatRequest.builder("");
    options.rest(rest);
    Map<String, Object> more = rest.build().extra();
    if (!more.isEmpty()) {
      request.extra("options", more);
    }
  }

  private static List<Message> message(JsonNode turn) {
    Role role = Parts.role(turn.path("role").asString(""));
    String said = Parts.text(turn.path("content"));
    if (role == Role.TOOL) {
      String name = turn.path("tool_name").asString("");
      return List.of(Message.toolResult(turn.path("tool_call_id").asString(name), said));
    }
    List<Content> content = new ArrayList<>();
    String thinking = turn.path("thinking").asString("");
    if (!thinking.isEmpty()) {
      content.add(new Content.Reasoning(thinking, null));
    }
    boolean calls = !turn.path("tool_calls").isEmpty();
    if (!said.isEmpty() || !calls) {
      content.add(new Content.Text(said));
    }
    images(turn.path("images"), content);
    for (JsonNode call : turn.path("tool_calls")) {
      JsonNode function = call.path("function");
      String name = function.path("name").asString("");
      content.add(
          new Content.ToolCall(
              call.path("id").asString(name), name, Parts.raw(function.path("arguments"))));
    }
    return Parts.message(role, content);
  }

  private static void images(JsonNode images, List<Content> content) {
    for (JsonNode image : images) {
      content.add(Parts.bytes(type(image.asString("")), image.asString(""), null));
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
