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
import tools.jackson.databind.node.ObjectNode;

/** Reads requests of Anthropic's Messages. Stateless. */
final class MessagesBody {
  private static final String CACHE = "cache_control";

  private MessagesBody() {}

  static void read(JsonNode json, ChatRequest.Builder request) {
    var body = new Members(json);
    body.skip("model", "stream");
    system(body, request);
    body.each("messages", turn -> request.messages(messages(turn)));
    Tools.read("anthropic-messages", body, request);
    Tools.choice(body, request);
    body.figures(request, "top_p", "stop_sequences", "max_tokens");
    reasoning(body, request);
    body.rest(request);
  }

  private static void system(Members body, ChatRequest.Builder request) {
    JsonNode system = body.take("system");
    if (!system.isString() && !system.isArray()) {
      body.leave("system");
    }
    List<Content> parts = content(system, Role.SYSTEM);
    Rest.apart(parts);
    request.messages(Parts.message(Role.SYSTEM, parts));
  }

  private static void reasoning(Members body, ChatRequest.Builder request) {
    JsonNode output = body.take("output_config");
    Set<String> understood = new HashSet<>();
    JsonNode schema = output.path("format").path("schema");
    if (schema.isObject()) {
      request.responseSchema(Json.write(schema));
      if (output.path("format").size() == 2 && output.path("format").has("type")) {
        understood.add("format");
      }
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
    Role role = turn.path("role").asString("").equals("assistant") ? Role.ASSISTANT : Role.USER;
    List<Content> results = new ArrayList<>();
    List<Content> said = new ArrayList<>();
    List<Content> last = said;
    for (Content part : content(turn.path("content"), role)) {
      if (part instanceof Content.ToolResult) {
        last = results;
      } else if (!Parts.belongsBefore(part)) {
        last = said;
      }
      last.add(part);
    }
    ObjectNode written = Json.object().put("role", role == Role.ASSISTANT ? "assistant" : "user");
    JsonNode content = turn.path("content");
    if (content.isString() || content.isArray()) {
      written.set("content", content);
    }
    Rest.message(turn, written, said.isEmpty() && !results.isEmpty() ? results : said);
    List<Message> messages = new ArrayList<>(Parts.message(Role.TOOL, results));
    messages.addAll(Parts.message(role, said));
    return messages;
  }

  private static List<Content> content(JsonNode content, Role role) {
    List<Content> parts = new ArrayList<>();
    if (content.isString()) {
      parts.add(new Content.Text(content.stringValue()));
    }
    for (JsonNode block : content.isArray() ? content : Json.array()) {
      block(block, role, parts);
    }
    return parts;
  }

  private static void block(JsonNode block, Role role, List<Content> parts) {
    ObjectNode written = Json.object();
    Content part = part(block, role, written);
    if (part == null) {
      parts.add(Rest.part(block));
      return;
    }
    parts.add(part);
    if (part instanceof Content.Reasoning) {
      return;
    }
    Content.CachePoint point = cachePoint(block.path(CACHE));
    if (point != null) {
      written.set(CACHE, block.path(CACHE));
    }
    Rest.before(block, written, parts);
    if (point != null) {
      parts.add(point);
    }
  }

  /**
   * What a block says; null where it has to go along as it is.
   *
   * @param written gets what the encoder writes of it
   */
  private static @Nullable Content part(JsonNode block, Role role, ObjectNode written) {
    boolean assistant = role == Role.ASSISTANT;
    return switch (block.path("type").asString("text")) {
      case "text" -> text(block.path("text").asString(""), written);
      case "image", "document" -> role == Role.USER ? media(block, written) : null;
      case "thinking", "redacted_thinking" ->
          assistant
              ? new Content.Reasoning(block.path("thinking").asString(""), Json.write(block))
              : null;
      case "tool_use" -> assistant ? call(block, written) : null;
      case "tool_result" -> assistant ? null : result(block, written);
      default -> null;
    };
  }

  private static @Nullable Content text(String text, ObjectNode written) {
    written.put("type", "text").put("text", text);
    return text.isEmpty() ? null : new Content.Text(text);
  }

  private static Content call(JsonNode block, ObjectNode written) {
    JsonNode input = block.path("input");
    var call =
        new Content.ToolCall(
            block.path("id").asString(""), block.path("name").asString(""), Parts.raw(input));
    written.put("type", "tool_use").put("id", call.callId()).put("name", call.toolName());
    written.set("input", input.isObject() ? input : Json.object());
    return call;
  }

  private static Content result(JsonNode block, ObjectNode written) {
    var result =
        new Content.ToolResult(
            block.path("tool_use_id").asString(""),
            Parts.result(block.path("content")),
            block.path("is_error").asBoolean(false));
    written.put("type", "tool_result").put("tool_use_id", result.callId());
    written.put("content", result.result());
    if (result.error()) {
      written.put("is_error", true);
    }
    return result;
  }

  private static @Nullable Content media(JsonNode block, ObjectNode written) {
    boolean image = block.path("type").asString("").equals("image");
    JsonNode source = block.path("source");
    String of = source.path("type").asString("");
    if (of.equals("text") && source.path("data").isString()) {
      // A document of plain text is words; what it is beside them is laid over them.
      return text(source.path("data").stringValue(), written);
    }
    String type = image ? "image/*" : "application/pdf";
    String name = image ? null : Parts.textOrNull(block, "title");
    Content.Media media =
        of.equals("url")
            ? Parts.media(type, source.path("url").asString(""), name)
            : of.equals("base64") && source.path("data").isString()
                ? new Content.Media(
                    source.path("media_type").asString(type),
                    source.path("data").stringValue(),
                    null,
                    name)
                : null;
    boolean fits =
        media != null
            && (image
                ? media.mediaType().startsWith("image/")
                : media.mediaType().equals("application/pdf"));
    if (media == null || !fits) {
      return null;
    }
    written.put("type", image ? "image" : "document").set("source", source(media));
    if (name != null) {
      written.put("title", name);
    }
    return media;
  }

  private static ObjectNode source(Content.Media media) {
    return media.base64() == null
        ? Json.object().put("type", "url").put("url", String.valueOf(media.url()))
        : Json.object()
            .put("type", "base64")
            .put("media_type", media.mediaType())
            .put("data", media.base64());
  }

  /** What a marker says; null where there is none, or it says something else. */
  static Content.@Nullable CachePoint cachePoint(JsonNode control) {
    boolean plain = control.path("type").asString("").equals("ephemeral");
    if (plain && control.size() == 1) {
      return new Content.CachePoint(null);
    }
    return plain && control.size() == 2
        ? switch (control.path("ttl").asString("")) {
          case "1h" -> new Content.CachePoint(Duration.ofHours(1));
          case "5m" -> new Content.CachePoint(Duration.ofMinutes(5));
          default -> null;
        }
        : null;
  }
}
