package dev.sage.llm.telemetry.otel;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.FinishReason;
import dev.sage.llm.Message;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.provider.json.Json;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages as JSON by the schemas of the conventions. Stateless. */
final class MessageJson {

  private MessageJson() {}

  /** By {@code gen-ai-input-messages.json}; instructions are messages of role system. */
  static String input(ChatRequest request) {
    var messages = Json.array();
    for (var message : request.messages()) {
      message(messages.addObject(), message.role().name().toLowerCase(Locale.ROOT), message);
    }
    return Json.string(messages);
  }

  /** By {@code gen-ai-output-messages.json}. */
  static String output(Message answer, @Nullable FinishReason reason) {
    var messages = Json.array();
    var message = messages.addObject();
    message(message, "assistant", answer);
    message.put("finish_reason", finishReason(reason));
    return Json.string(messages);
  }

  /** By {@code gen-ai-tool-definitions.json}. */
  static String tools(List<ToolSpec> tools) {
    var all = Json.array();
    for (var tool : tools) {
      var json = all.addObject();
      json.put("type", "function").put("name", tool.name()).put("description", tool.description());
      json.set("parameters", parsed(tool.parameters()));
    }
    return Json.string(all);
  }

  private static void message(ObjectNode json, String role, Message message) {
    json.put("role", role);
    ArrayNode parts = json.putArray("parts");
    for (var part : message.content()) {
      part(parts, part);
    }
  }

  private static void part(ArrayNode parts, Content part) {
    switch (part) {
      case Content.Text text -> parts.addObject().put("type", "text").put("content", text.value());
      case Content.Reasoning thought -> {
        if (!thought.value().isEmpty()) {
          parts.addObject().put("type", "reasoning").put("content", thought.value());
        }
      }
      case Content.ToolCall call -> {
        var json = parts.addObject();
        json.put("type", "tool_call").put("id", call.callId()).put("name", call.toolName());
        json.set("arguments", parsed(call.arguments()));
      }
      case Content.ToolResult result ->
          parts
              .addObject()
              .put("type", "tool_call_response")
              .put("id", result.callId())
              .put("response", result.result());
      case Content.Media media -> media(parts.addObject(), media);
      case Content.CachePoint _ -> {}
      // The conventions have no word for it either.
      case Content.Extra _ -> {}
    }
  }

  private static void media(ObjectNode json, Content.Media media) {
    var url = media.url();
    json.put("type", url == null ? "blob" : "uri");
    json.put("modality", modality(media.mediaType())).put("mime_type", media.mediaType());
    if (url == null) {
      json.put("content", media.base64());
    } else {
      json.put("uri", url.toString());
    }
  }

  private static String modality(String mediaType) {
    int slash = mediaType.indexOf('/');
    var family = slash < 0 ? mediaType : mediaType.substring(0, slash);
    return switch (family) {
      case "image", "video", "audio" -> family;
      default -> "document";
    };
  }

  private static String finishReason(@Nullable FinishReason reason) {
    return switch (reason) {
      case null -> "error";
      case STOP -> "stop";
      case LENGTH -> "length";
      case TOOL_CALLS -> "tool_call";
      case CONTENT_FILTER, REFUSAL -> "content_filter";
      default -> reason.json();
    };
  }

  /** What is no JSON stays the text that it is. */
  private static JsonNode parsed(String text) {
    var tree = Json.tree(text);
    return tree == null ? Json.of(text) : tree;
  }
}
