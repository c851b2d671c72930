package dev.sage.workbench.wire;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.Role;
import dev.sage.workbench.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads requests of Anthropic's Messages. Stateless. */
final class MessagesBody {
  private MessagesBody() {}

  static void read(JsonNode json, ChatRequest.Builder request) {
    var body = new Members(json);
    body.skip("model", "stream");
    request.messages(Parts.message(Role.SYSTEM, content(body.take("system"))));
    body.take("messages").forEach(turn -> request.messages(messages(turn)));
    Tools.read(body, request);
    Tools.choice(body, request);
    body.figures(request, "top_p", "stop_sequences", "max_tokens");
    reasoning(body, request);
    body.rest(request);
  }

  private static void reasoning(Members body, ChatRequest.Builder request) {
    JsonNode output = body.take("output_config");
    Set<String> understood = new HashSet<>();
    JsonNode schema = output.path("format").path("schema");
    if (schema.isObject()) {
      request.responseSchema(Json.write(schema));
      understood.add("format");
    }
    String effort = output.path("effort").asString("");
    if (!effort.isEmpty()) {
      understood.add("effort");
    }
    body.leaveOthers("output_config", understood);
    JsonNode thinking = body.take("thinking").path("budget_tokens");
    Integer budget = thinking.isIntegralNumber() ? (Integer) thinking.intValue() : null;
    if (!effort.isEmpty() || budget != null) {
      request.reasoning(new Reasoning(effort.isEmpty() ? null : effort, budget));
    }
    body.leaveOthers("thinking", budget == null ? Set.of() : Set.of("type", "budget_tokens"));
  }

  /** Results of tools stand in a user's message here; with us they are a tool's. */
  private static List<Message> messages(JsonNode turn) {
    Role role = Parts.role(turn.path("role").asString(""));
    List<Content> results = new ArrayList<>();
    List<Content> said = new ArrayList<>();
    for (Content part : content(turn.path("content"))) {
      (part instanceof Content.ToolResult ? results : said).add(part);
    }
    List<Message> messages = new ArrayList<>(Parts.message(Role.TOOL, results));
    messages.addAll(Parts.message(role, said));
    return messages;
  }

  private static List<Content> content(JsonNode content) {
    List<Content> parts = new ArrayList<>();
    if (content.isString()) {
      parts.add(new Content.Text(content.stringValue()));
    }
    for (JsonNode block : content.isArray() ? content : Json.array()) {
      parts.add(part(block));
      if (block.has("cache_control")) {
        parts.add(cachePoint(block.path("cache_control")));
      }
    }
    return parts;
  }

  private static Content part(JsonNode block) {
    String type = block.path("type").asString("text");
    return switch (type) {
      case "text" -> new Content.Text(block.path("text").asString(""));
      case "image" -> media(block.path("source"), "image/*", null);
      case "document" ->
          media(block.path("source"), "application/pdf", Parts.textOrNull(block, "title"));
      case "thinking" ->
          new Content.Reasoning(block.path("thinking").asString(""), Json.write(block));
      case "redacted_thinking" -> new Content.Reasoning("", Json.write(block));
      case "tool_use" ->
          new Content.ToolCall(
              block.path("id").asString(""),
              block.path("name").asString(""),
              Parts.raw(block.path("input")));
      case "tool_result" ->
          new Content.ToolResult(
              block.path("tool_use_id").asString(""),
              Parts.result(block.path("content")),
              block.path("is_error").asBoolean(false));
      default ->
          // What the provider's own tools were given and said is no word of the model's.
          type.endsWith("_tool_use") || type.endsWith("_tool_result")
              ? new Content.Reasoning("", Json.write(block))
              : new Content.Text(Json.write(block));
    };
  }

  private static Content media(JsonNode source, String type, @Nullable String name) {
    return switch (source.path("type").asString("")) {
      case "url" -> Parts.media(type, source.path("url").asString(""), name);
      case "text" -> new Content.Text(source.path("data").asString(""));
      default ->
          Parts.bytes(
              source.path("media_type").asString(type), source.path("data").asString(""), name);
    };
  }

  static Content.CachePoint cachePoint(JsonNode control) {
    return new Content.CachePoint(
        switch (control.path("ttl").asString("")) {
          case "1h" -> Duration.ofHours(1);
          case "5m" -> Duration.ofMinutes(5);
          default -> null;
        });
  }
}
