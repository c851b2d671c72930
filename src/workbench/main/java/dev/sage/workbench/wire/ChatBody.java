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

/** Reads requests of Chat Completions and of those who follow it. Stateless. */
final class ChatBody {
  private ChatBody() {}

  static void read(JsonNode json, ChatRequest.Builder request) {
    var body = new Members(json);
    body.skip("model", "stream", "stream_options");
    body.take("messages").forEach(turn -> request.messages(messages(turn)));
    Tools.read(body, request);
    Tools.choice(body, request);
    body.figures(request, "top_p", "stop", "max_completion_tokens", "max_tokens");
    schema(body, request);
    reasoning(body, request);
    body.rest(request);
  }

  private static void schema(Members body, ChatRequest.Builder request) {
    JsonNode schema = body.take("response_format").path("json_schema").path("schema");
    if (schema.isObject()) {
      request.responseSchema(Json.write(schema));
    } else {
      body.leave("response_format");
    }
  }

  private static void reasoning(Members body, ChatRequest.Builder request) {
    JsonNode object = body.take("reasoning");
    String effort = body.text("reasoning_effort");
    String below = object.path("effort").asString("");
    if (!effort.isEmpty()) {
      request.reasoning(Reasoning.effort(effort));
      body.leave("reasoning");
    } else if (!below.isEmpty()) {
      request.reasoning(Reasoning.effort(below));
      body.leaveOthers("reasoning", Set.of("effort"));
    } else if (object.path("max_tokens").canConvertToInt()) {
      request.reasoning(Reasoning.budget(object.path("max_tokens").intValue()));
      body.leaveOthers("reasoning", Set.of("max_tokens"));
    } else {
      body.leave("reasoning");
    }
  }

  private static List<Message> messages(JsonNode turn) {
    Role role = Parts.role(turn.path("role").asString(""));
    if (role == Role.TOOL) {
      String id = turn.path("tool_call_id").asString(turn.path("name").asString(""));
      return List.of(Message.toolResult(id, Parts.result(turn.path("content"))));
    }
    List<Content> content = new ArrayList<>();
    if (role == Role.ASSISTANT) {
      thought(turn, content);
    }
    said(turn.path("content"), content);
    String refusal = turn.path("refusal").asString("");
    if (!refusal.isEmpty()) {
      content.add(new Content.Text(refusal));
    }
    turn.path("tool_calls").forEach(call -> content.add(call(call)));
    if (turn.path("function_call").isObject()) {
      content.add(call(turn));
    }
    return Parts.message(role, content);
  }

  private static void thought(JsonNode turn, List<Content> content) {
    String words = turn.path("reasoning_content").asString(turn.path("reasoning").asString(""));
    JsonNode details = turn.path("reasoning_details");
    if (details.isArray()) {
      content.add(
          new Content.Reasoning(
              words, Json.write(Json.object().set("reasoning_details", details))));
    } else if (!words.isEmpty()) {
      content.add(new Content.Reasoning(words, null));
    }
  }

  private static void said(JsonNode said, List<Content> content) {
    if (said.isString()) {
      content.add(new Content.Text(said.stringValue()));
    }
    for (JsonNode part : said.isArray() ? said : Json.array()) {
      switch (part.path("type").asString("text")) {
        case "text" -> content.add(new Content.Text(part.path("text").asString("")));
        case "refusal" -> content.add(new Content.Text(part.path("refusal").asString("")));
        case "image_url" -> content.add(image(part.path("image_url")));
        case "input_audio" -> content.add(audio(part.path("input_audio")));
        case "file" -> content.add(file(part.path("file")));
        default -> content.add(new Content.Text(Json.write(part)));
      }
      if (part.has("cache_control")) {
        content.add(MessagesBody.cachePoint(part.path("cache_control")));
      }
    }
  }

  private static Content image(JsonNode image) {
    return Parts.media("image/*", image.asString(image.path("url").asString("")), null);
  }

  private static Content audio(JsonNode audio) {
    String type = audio.path("format").asString("").equals("mp3") ? "audio/mpeg" : "audio/wav";
    return Parts.bytes(type, audio.path("data").asString(""), null);
  }

  private static Content file(JsonNode file) {
    String name = Parts.textOrNull(file, "filename");
    return Parts.media(
        "application/octet-stream",
        file.path("file_data").asString(DATA_MISSING),
        name == null ? Parts.textOrNull(file, "file_id") : name);
  }

  /** A file that is only named stands for itself without bytes. */
  private static final String DATA_MISSING = "data:application/octet-stream;base64,";

  private static Content.ToolCall call(JsonNode call) {
    JsonNode function = call.has("function") ? call.path("function") : call.path("function_call");
    JsonNode made = function.isObject() ? function : call.path("custom");
    return new Content.ToolCall(
        call.path("id").asString(made.path("name").asString("")),
        made.path("name").asString(""),
        Parts.raw(made.has("arguments") ? made.path("arguments") : made.path("input")));
  }
}
