package dev.sage.workbench.wire;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.Role;
import dev.sage.workbench.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads requests of OpenAI's Responses, whose items of one turn of the model become one message.
 * Not thread-safe.
 */
final class ResponsesBody {
  private final ChatRequest.Builder request;

  /** What the model said and did since the person or a tool last spoke. */
  private final List<Content> turn = new ArrayList<>();

  private ResponsesBody(ChatRequest.Builder request) {
    this.request = request;
  }

  static void read(JsonNode json, ChatRequest.Builder request) {
    var body = new Members(json);
    body.skip("model", "stream");
    String instructions = body.text("instructions");
    if (!instructions.isEmpty()) {
      request.message(Message.system(instructions));
    }
    var reader = new ResponsesBody(request);
    JsonNode input = body.take("input");
    if (input.isString()) {
      request.message(Message.user(input.stringValue()));
    }
    input.forEach(reader::item);
    reader.close();
    Tools.read(body, request);
    Tools.choice(body, request);
    body.figures(request, "top_p", "stop", "max_output_tokens");
    options(body, request);
    body.rest(request);
  }

  private static void options(Members body, ChatRequest.Builder request) {
    JsonNode schema = body.take("text").path("format").path("schema");
    if (schema.isObject()) {
      request.responseSchema(Json.write(schema));
      body.leaveOthers("text", Set.of("format"));
    } else {
      body.leave("text");
    }
    JsonNode reasoning = body.take("reasoning");
    String effort = reasoning.path("effort").asString("");
    if (effort.isEmpty()) {
      body.leave("reasoning");
    } else {
      request.reasoning(Reasoning.effort(effort));
      // The encoder asks for this summary by itself.
      boolean usual = reasoning.path("summary").asString("").equals("auto");
      body.leaveOthers("reasoning", usual ? Set.of("effort", "summary") : Set.of("effort"));
    }
  }

  private void item(JsonNode item) {
    switch (item.path("type").asString("message")) {
      case "message" -> message(item);
      case "function_call" ->
          turn.add(
              new Content.ToolCall(
                  item.path("call_id").asString(""),
                  item.path("name").asString(""),
                  item.path("arguments").asString("")));
      case "custom_tool_call" -> {
        turn.add(new Content.Reasoning("", Json.write(without(item, "input"))));
        turn.add(
            new Content.ToolCall(
                item.path("call_id").asString(""),
                item.path("name").asString(""),
                item.path("input").asString("")));
      }
      case "function_call_output", "custom_tool_call_output" -> {
        close();
        request.message(
            Message.toolResult(
                item.path("call_id").asString(""), Parts.result(item.path("output"))));
      }
      default ->
          turn.add(new Content.Reasoning(Parts.text(item.path("summary")), Json.write(item)));
    }
  }

  private static JsonNode without(JsonNode item, String name) {
    return item instanceof ObjectNode object ? object.deepCopy().without(name) : item;
  }

  private void message(JsonNode item) {
    Role role = Parts.role(item.path("role").asString(""));
    List<Content> said = said(item.path("content"));
    if (role == Role.ASSISTANT) {
      turn.addAll(said);
    } else {
      close();
      request.messages(Parts.message(role, said));
    }
  }

  private void close() {
    request.messages(Parts.message(Role.ASSISTANT, turn));
    turn.clear();
  }

  private static List<Content> said(JsonNode content) {
    List<Content> parts = new ArrayList<>();
    if (content.isString()) {
      parts.add(new Content.Text(content.stringValue()));
    }
    for (JsonNode part : content.isArray() ? content : Json.array()) {
      parts.add(part(part));
    }
    return parts;
  }

  private static Content part(JsonNode part) {
    return switch (part.path("type").asString("input_text")) {
      case "input_text", "output_text", "text" -> new Content.Text(part.path("text").asString(""));
      case "refusal" -> new Content.Text(part.path("refusal").asString(""));
      case "input_image" ->
          Parts.media(
              "image/*", part.path("image_url").asString(""), Parts.textOrNull(part, "file_id"));
      case "input_file" ->
          part.has("file_url")
              ? Parts.media("application/octet-stream", part.path("file_url").asString(""), null)
              : Parts.media(
                  "application/octet-stream",
                  part.path("file_data").asString("data:application/octet-stream;base64,"),
                  Parts.textOrNull(part, part.has("filename") ? "filename" : "file_id"));
      default -> new Content.Text(Json.write(part));
    };
  }
}
