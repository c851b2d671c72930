package dev.sage.llm.provider.anthropic;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.llm.provider.internal.Requests;
import dev.sage.llm.provider.internal.Turns;
import dev.sage.llm.provider.json.Json;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the system prompt and the messages of a Messages request, and the cache markers in them.
 * Not thread-safe.
 */
final class AnthropicTurns {

  private final ObjectNode body;
  private final ArrayNode messages;

  private AnthropicTurns(ObjectNode body) {
    this.body = body;
    this.messages = body.putArray("messages");
  }

  /** Writes them into a body that has its tools already. */
  static void write(ChatRequest request, ObjectNode body) {
    var writer = new AnthropicTurns(body);
    List<Message> turns = Turns.of(request);
    writer.system(turns.stream().filter(AnthropicTurns::isSystem).toList());
    writer.messages(turns.stream().filter(turn -> !isSystem(turn)).toList());
  }

  private static boolean isSystem(Message message) {
    return message.role() == Role.SYSTEM;
  }

  /** One text, unless there is a marker or something else in it that needs blocks. */
  private void system(List<Message> turns) {
    if (turns.stream().noneMatch(AnthropicTurns::needsBlocks)) {
      String text =
          turns.stream()
              .map(Message::text)
              .filter(said -> !said.isBlank())
              .collect(Collectors.joining("\n\n"));
      if (!text.isEmpty()) {
        body.put("system", text);
      }
      return;
    }
    ArrayNode blocks = body.putArray("system");
    turns.forEach(turn -> turn.content().forEach(part -> part(part, blocks)));
    turns.forEach(turn -> Turns.ofMessage(turn).forEach(extra -> Requests.lay(extra, null)));
    if (blocks.isEmpty()) {
      body.remove("system");
    }
  }

  private static boolean needsBlocks(Message message) {
    return isMarked(message)
        || message.content().stream().anyMatch(Content.Extra.class::isInstance);
  }

  private static boolean isMarked(Message message) {
    return message.content().stream().anyMatch(Content.CachePoint.class::isInstance);
  }

  private void messages(List<Message> turns) {
    @Nullable Role before = null;
    for (Message message : turns) {
      boolean assistant = message.role() == Role.ASSISTANT;
      // All results of one turn, and what the person adds to them, have to be in one message.
      boolean joins = before == Role.TOOL && !assistant;
      ObjectNode turn =
          joins
              ? (ObjectNode) messages.path(messages.size() - 1)
              : messages.addObject().put("role", assistant ? "assistant" : "user");
      ArrayNode content = turn.withArray("content");
      message.content().forEach(part -> part(part, content));
      Turns.ofMessage(message).forEach(extra -> Requests.lay(extra, turn));
      if (content.isEmpty() && isMarked(message)) {
        // It held nothing but the marker of what is before it.
        messages.remove(messages.size() - 1);
        continue;
      }
      before = message.role();
    }
  }

  private void part(Content part, ArrayNode content) {
    switch (part) {
      case Content.Text text -> {
        // The format refuses empty text blocks.
        if (!text.value().isEmpty()) {
          content.addObject().put("type", "text").put("text", text.value());
        }
      }
      case Content.Media media -> media(media, content.addObject());
      case Content.CachePoint point -> mark(point);
      case Content.Reasoning reasoning -> opaque(reasoning, content);
      case Content.Extra extra -> extra(extra, content);
      case Content.ToolCall call ->
          content
              .addObject()
              .put("type", "tool_use")
              .put("id", call.callId())
              .put("name", call.toolName())
              .set("input", Requests.arguments(call));
      case Content.ToolResult result -> {
        ObjectNode block = content.addObject().put("type", "tool_result");
        block.put("tool_use_id", result.callId()).put("content", result.result());
        if (result.error()) {
          block.put("is_error", true);
        }
      }
    }
  }

  private static void extra(Content.Extra extra, ArrayNode content) {
    switch (extra.place()) {
      case PART -> content.add(Requests.object(extra));
      case BEFORE -> Requests.lay(extra, content.path(content.size() - 1));
      case MESSAGE -> {}
    }
  }

  /** Marks the block before the point; source: Anthropic's page on prompt caching. */
  private void mark(Content.CachePoint point) {
    ObjectNode block = lastBlock();
    if (block == null) {
      throw Requests.nothingToKeep();
    }
    block.set("cache_control", Requests.cacheControl(point));
  }

  /** What is before a point: messages, before them the system prompt, before it the tools. */
  private @Nullable ObjectNode lastBlock() {
    for (int i = messages.size() - 1; i >= 0; i--) {
      ObjectNode block = markable(messages.path(i).path("content"));
      if (block != null) {
        return block;
      }
    }
    String system = body.path("system").asString("");
    if (!system.isEmpty()) {
      body.putArray("system").addObject().put("type", "text").put("text", system);
    }
    ObjectNode block = markable(body.path("system"));
    return block != null ? block : markable(body.path("tools"));
  }

  /** The last block that takes a marker: thinking does not. */
  private static @Nullable ObjectNode markable(JsonNode blocks) {
    for (int i = blocks.size() - 1; i >= 0; i--) {
      String type = blocks.path(i).path("type").asString("");
      if (!type.endsWith("thinking") && blocks.path(i) instanceof ObjectNode block) {
        return block;
      }
    }
    return null;
  }

  private static void media(Content.Media media, ObjectNode block) {
    String type = media.mediaType();
    boolean image = type.startsWith("image/");
    if (!image && !type.equals("application/pdf")) {
      throw Requests.unsupported("Media of type " + type, "The Messages API takes images and PDF.");
    }
    block.put("type", image ? "image" : "document");
    ObjectNode source = block.putObject("source");
    if (media.base64() == null) {
      source.put("type", "url").put("url", String.valueOf(media.url()));
    } else {
      source.put("type", "base64").put("media_type", type).put("data", media.base64());
    }
    if (!image && media.name() != null) {
      block.put("title", media.name());
    }
  }

  /** Only this format's own blocks go back; reasoning of another provider has no place here. */
  private static void opaque(Content.Reasoning reasoning, ArrayNode content) {
    JsonNode block = reasoning.opaque() == null ? null : Json.tree(reasoning.opaque());
    String type = block == null ? "" : block.path("type").asString("");
    if (block != null && (type.equals("thinking") || type.equals("redacted_thinking"))) {
      content.add(block);
    }
  }
}
