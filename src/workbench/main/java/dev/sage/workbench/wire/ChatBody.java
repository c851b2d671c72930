package dev.sage.workbench.wire;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.Role;
import dev.sage.workbench.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads requests of Chat Completions and of those who follow it. Stateless. */
final class ChatBody {
  private ChatBody() {}

  static void read(JsonNode json, ChatRequest.Builder request) {
    var body = new Members(json);
    body.skip("model", "stream");
    JsonNode options = body.take("stream_options");
    body.leaveOthers(
        "stream_options",
        options.path("include_usage").asBoolean(false) ? Set.of("include_usage") : Set.of());
    body.each("messages", turn -> request.messages(messages(turn)));
    Tools.read("openai-chat", body, request);
    Tools.choice(body, request);
    body.figures(request, "top_p", "stop", "max_completion_tokens", "max_tokens");
    schema(body, request);
    reasoning(body, request);
    body.rest(request);
  }

  private static void schema(Members body, ChatRequest.Builder request) {
    JsonNode format = body.take("response_format");
    JsonNode named = format.path("json_schema");
    if (!named.path("schema").isObject()) {
      body.leave("response_format");
      return;
    }
    boolean whole = Members.schema(named, request, Set.of());
    body.leaveOthers("response_format", whole ? Set.of("type", "json_schema") : Set.of("type"));
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
    List<Content> content = new ArrayList<>();
    if (role == Role.TOOL) {
      result(turn, content);
      return List.of(new Message(role, content));
    }
    // What is written of it: all but the members that are not read below.
    ObjectNode written = Json.object();
    if (role == Role.ASSISTANT) {
      thought(turn, content, written);
    }
    said(turn, role, content, written);
    calls(turn, content, written);
    written.put("role", wire(role));
    Rest.message(turn, written, content);
    return Parts.message(role, content);
  }

  private static String wire(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private static void result(JsonNode turn, List<Content> content) {
    String id = turn.path("tool_call_id").asString(turn.path("name").asString(""));
    String said = Parts.result(turn.path("content"));
    content.add(new Content.ToolResult(id, said, false));
    ObjectNode written = Json.object().put("role", "tool").put("tool_call_id", id);
    Rest.before(turn, written.put("content", said), content);
  }

  private static void thought(JsonNode turn, List<Content> content, ObjectNode written) {
    String words = turn.path("reasoning_content").asString(turn.path("reasoning").asString(""));
    JsonNode details = turn.path("reasoning_details");
    if (details.isArray()) {
      content.add(
          new Content.Reasoning(
              words, Json.write(Json.object().set("reasoning_details", details))));
      written.set("reasoning_details", details);
    } else if (!words.isEmpty()) {
      content.add(new Content.Reasoning(words, null));
    }
  }

  private static void said(JsonNode turn, Role role, List<Content> content, ObjectNode written) {
    JsonNode said = turn.path("content");
    if (said.isString()) {
      content.add(new Content.Text(said.stringValue()));
      written.set("content", said);
    }
    if (said.isArray() && !said.isEmpty()) {
      List<Content> parts = new ArrayList<>();
      said.forEach(part -> part(part, role, parts));
      Rest.apart(parts);
      content.addAll(parts);
      written.set("content", said);
    }
    String refusal = turn.path("refusal").asString("");
    if (!refusal.isEmpty()) {
      content.add(new Content.Text(refusal));
      // With the refusal the encoder has it in the content.
      written.put("content", refusal);
    }
  }

  private static void part(JsonNode part, Role role, List<Content> content) {
    JsonNode control = part.path("cache_control");
    Content.CachePoint point = MessagesBody.cachePoint(control);
    ObjectNode written = part(part, role == Role.USER, content);
    if (written == null) {
      content.add(Rest.part(part));
      return;
    }
    if (point != null) {
      written.set("cache_control", control);
    }
    Rest.before(part, written, content);
    if (point != null) {
      content.add(point);
    }
  }

  /** Adds what a part says; what the encoder writes of it, or null where that is not it. */
  private static @Nullable ObjectNode part(JsonNode part, boolean shown, List<Content> content) {
    String type = part.path("type").asString("text");
    JsonNode said = part.path(type.equals("refusal") ? "refusal" : "text");
    if (type.equals("text") || type.equals("refusal")) {
      if (said.asString("").isEmpty()) {
        return null;
      }
      content.add(new Content.Text(said.stringValue()));
      return Json.object().put("type", "text").put("text", said.stringValue());
    }
    Content.Media media = shown ? ChatMedia.read(type, part.path(type)) : null;
    if (media == null) {
      return null;
    }
    content.add(media);
    return ChatMedia.written(type, media);
  }

  private static void calls(JsonNode turn, List<Content> content, ObjectNode written) {
    for (JsonNode call : turn.path("tool_calls")) {
      content.add(call(call));
      Rest.before(call, written((Content.ToolCall) content.getLast()), content);
    }
    if (!turn.path("tool_calls").isEmpty()) {
      written.set("tool_calls", turn.path("tool_calls"));
    } else if (turn.path("function_call").isObject()) {
      content.add(call(turn));
      written.putArray("tool_calls");
    }
  }

  private static Content.ToolCall call(JsonNode call) {
    JsonNode function = call.has("function") ? call.path("function") : call.path("function_call");
    JsonNode made = function.isObject() ? function : call.path("custom");
    return new Content.ToolCall(
        call.path("id").asString(made.path("name").asString("")),
        made.path("name").asString(""),
        Parts.raw(made.has("arguments") ? made.path("arguments") : made.path("input")));
  }

  private static ObjectNode written(Content.ToolCall call) {
    ObjectNode entry = Json.object().put("id", call.callId()).put("type", "function");
    entry
        .putObject("function")
        .put("name", call.toolName())
        .put("arguments", call.arguments().isBlank() ? "{}" : call.arguments());
    return entry;
  }
}
