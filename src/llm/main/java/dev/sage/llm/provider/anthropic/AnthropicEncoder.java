package dev.sage.llm.provider.anthropic;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.Role;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.provider.internal.Requests;
import dev.sage.llm.provider.json.Json;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes Messages requests. Stateless. */
final class AnthropicEncoder {

  /** The format wants a limit; this one is taken where the caller gives none. */
  static final int DEFAULT_MAX_TOKENS = 4096;

  private AnthropicEncoder() {}

  static byte[] encode(ChatRequest request, boolean streaming) {
    ObjectNode body = Json.object();
    body.put("model", request.modelName());
    body.put("max_tokens", maxTokens(request));
    String system =
        request.messages().stream()
            .filter(message -> message.role() == Role.SYSTEM)
            .map(Message::text)
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining("\n\n"));
    if (!system.isEmpty()) {
      body.put("system", system);
    }
    messages(request, body.putArray("messages"));
    tools(request, body);
    options(request, body);
    body.put("stream", streaming);
    Requests.merge(body, request.extra());
    return Requests.bytes(body);
  }

  private static int maxTokens(ChatRequest request) {
    if (request.maxTokens() != null) {
      return request.maxTokens();
    }
    Reasoning reasoning = request.reasoning();
    Integer budget = reasoning == null ? null : reasoning.budgetTokens();
    // The limit has to be above the budget, which is part of it.
    return budget == null ? DEFAULT_MAX_TOKENS : DEFAULT_MAX_TOKENS + budget;
  }

  private static void options(ChatRequest request, ObjectNode body) {
    if (request.seed() != null) {
      throw Requests.unsupported("seed", "The Messages API has no seed; leave it out.");
    }
    if (request.temperature() != null) {
      body.put("temperature", request.temperature());
    }
    if (request.topP() != null) {
      body.put("top_p", request.topP());
    }
    if (!request.stop().isEmpty()) {
      request.stop().forEach(body.putArray("stop_sequences")::add);
    }
    Reasoning reasoning = request.reasoning();
    if (reasoning != null && reasoning.budgetTokens() != null) {
      body.putObject("thinking")
          .put("type", "enabled")
          .put("budget_tokens", reasoning.budgetTokens());
    }
    if (reasoning != null && reasoning.effort() != null) {
      body.withObject("/output_config").put("effort", reasoning.effort());
    }
    if (request.responseSchema() != null) {
      body.withObject("/output_config")
          .putObject("format")
          .put("type", "json_schema")
          .set("schema", Requests.schema(request.responseSchema(), "responseSchema"));
    }
  }

  private static void tools(ChatRequest request, ObjectNode body) {
    if (!request.tools().isEmpty()) {
      ArrayNode tools = body.putArray("tools");
      for (ToolSpec tool : request.tools()) {
        ObjectNode schema = (ObjectNode) Requests.schema(tool.parameters(), tool.name());
        if (!schema.has("type")) {
          schema.put("type", "object");
        }
        tools
            .addObject()
            .put("name", tool.name())
            .put("description", tool.description())
            .set("input_schema", schema);
      }
    }
    switch (request.toolChoice()) {
      case null -> {}
      case ToolChoice.Auto auto -> body.putObject("tool_choice").put("type", "auto");
      case ToolChoice.None none -> body.putObject("tool_choice").put("type", "none");
      case ToolChoice.Required required -> body.putObject("tool_choice").put("type", "any");
      case ToolChoice.Named named ->
          body.putObject("tool_choice").put("type", "tool").put("name", named.toolName());
    }
  }

  private static void messages(ChatRequest request, ArrayNode messages) {
    @Nullable Role before = null;
    for (Message message : request.messages()) {
      if (message.role() == Role.SYSTEM) {
        continue;
      }
      boolean assistant = message.role() == Role.ASSISTANT;
      // All results of one turn, and what the person adds to them, have to be in one message.
      boolean joins = before == Role.TOOL && !assistant;
      ArrayNode content =
          joins
              ? (ArrayNode) messages.path(messages.size() - 1).path("content")
              : messages
                  .addObject()
                  .put("role", assistant ? "assistant" : "user")
                  .putArray("content");
      message.content().stream()
          .filter(Content.ToolResult.class::isInstance)
          .forEach(part -> part(part, content));
      message.content().stream()
          .filter(part -> !(part instanceof Content.ToolResult))
          .forEach(part -> part(part, content));
      before = message.role();
    }
  }

  private static void part(Content part, ArrayNode content) {
    switch (part) {
      case Content.Text text -> {
        // The format refuses empty text blocks.
        if (!text.value().isEmpty()) {
          content.addObject().put("type", "text").put("text", text.value());
        }
      }
      case Content.Media media -> media(media, content.addObject());
      case Content.CachePoint point -> cachePoint(point, content);
      case Content.Reasoning reasoning -> opaque(reasoning, content);
      case Content.ToolCall call ->
          content
              .addObject()
              .put("type", "tool_use")
              .put("id", call.callId())
              .put("name", call.toolName())
              .set("input", input(call));
      case Content.ToolResult result -> {
        ObjectNode block = content.addObject().put("type", "tool_result");
        block.put("tool_use_id", result.callId()).put("content", result.result());
        if (result.error()) {
          block.put("is_error", true);
        }
      }
    }
  }

  /** Marks the block before it; source: Anthropic's page on prompt caching. */
  private static void cachePoint(Content.CachePoint point, ArrayNode content) {
    if (content.isEmpty()) {
      return;
    }
    ObjectNode control = ((ObjectNode) content.path(content.size() - 1)).putObject("cache_control");
    control.put("type", "ephemeral");
    Duration ttl = point.ttl();
    if (ttl != null) {
      control.put("ttl", ttl.compareTo(Duration.ofMinutes(5)) <= 0 ? "5m" : "1h");
    }
  }

  private static JsonNode input(Content.ToolCall call) {
    JsonNode arguments = call.arguments().isBlank() ? Json.object() : Json.tree(call.arguments());
    // The format takes objects only; the model shall still see what it wrote.
    return arguments != null && arguments.isObject()
        ? arguments
        : Json.object().put("malformed_arguments", call.arguments());
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
