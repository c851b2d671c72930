package dev.sage.workbench.store;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.Role;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.workbench.Json;
import dev.sage.workbench.ToolChoices;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request as JSON for the record: what was asked in our own words, not the wire's. Headers that
 * may carry a key are left out by name; the rest is redacted by whoever stores it.
 */
final class RequestJson {

  private static final Pattern SECRET_HEADER =
      Pattern.compile("auth|key|token|secret|cookie|credential|password|signature");

  /** Further fields in which formats have tools that there is no {@link ToolSpec} for. */
  private static final Set<String> TOOLS = Set.of("tools", "functions", "mcp_servers");

  private RequestJson() {}

  static String write(ChatRequest request, Clean clean) {
    var json = Json.object().put("model", request.model());
    var messages = json.putArray("messages");
    request.messages().forEach(message -> message(messages.addObject(), message, clean));
    if (!request.tools().isEmpty()) {
      var tools = json.putArray("tools");
      request.tools().forEach(tool -> tool(tools.addObject(), tool, clean));
    }
    put(json, "toolChoice", ToolChoices.word(request.toolChoice()));
    put(json, "responseSchema", prompt(request.responseSchema(), clean));
    put(json, "temperature", request.temperature());
    put(json, "topP", request.topP());
    put(json, "maxTokens", request.maxTokens());
    if (!request.stop().isEmpty()) {
      put(json, "stop", request.stop().stream().map(stop -> prompt(stop, clean)).toList());
    }
    put(json, "seed", request.seed());
    Reasoning reasoning = request.reasoning();
    if (reasoning != null) {
      var node = json.putObject("reasoning");
      put(node, "effort", reasoning.effort());
      put(node, "budgetTokens", reasoning.budgetTokens());
    }
    if (!request.extra().isEmpty()) {
      put(json, "extra", extra(request.extra(), clean));
    }
    headers(json, request);
    return json.toString();
  }

  private static Map<String, Object> extra(Map<String, Object> fields, Clean clean) {
    Map<String, Object> kept = new LinkedHashMap<>(fields);
    kept.keySet()
        .removeIf(
            name -> !clean.keeps(TOOLS.contains(name) ? ContentClass.TOOL : ContentClass.PROMPT));
    return kept;
  }

  private static @Nullable String prompt(@Nullable String text, Clean clean) {
    return text == null ? null : clean.content(text, ContentClass.PROMPT);
  }

  private static void message(ObjectNode json, Message message, Clean clean) {
    json.put("role", message.role().name().toLowerCase(Locale.ROOT));
    ArrayNode parts = json.putArray("content");
    var type = message.role() == Role.ASSISTANT ? ContentClass.RESPONSE : ContentClass.PROMPT;
    message.content().forEach(part -> part(parts.addObject(), part, type, clean));
  }

  private static void part(ObjectNode json, Content part, ContentClass type, Clean clean) {
    switch (part) {
      case Content.Text text ->
          json.put("type", "text").put("text", clean.content(text.value(), type));
      case Content.Media media -> {
        json.put("type", "media").put("mediaType", media.mediaType());
        put(json, "base64", prompt(media.base64(), clean));
        put(json, "url", media.url() == null ? null : prompt(media.url().toString(), clean));
        put(json, "name", prompt(media.name(), clean));
      }
      case Content.Reasoning reasoning -> {
        json.put("type", "reasoning").put("text", clean.content(reasoning.value(), type));
        put(json, "opaque", reasoning.opaque() == null ? null : clean.mixed(reasoning.opaque()));
      }
      case Content.CachePoint point -> {
        json.put("type", "cache_point");
        put(json, "ttlMs", point.ttl() == null ? null : point.ttl().toMillis());
      }
      case Content.ToolCall call ->
          json.put("type", "tool_call")
              .put("id", call.callId())
              .put("name", call.toolName())
              .put("arguments", clean.content(call.arguments(), ContentClass.TOOL));
      case Content.ToolResult result ->
          json.put("type", "tool_result")
              .put("id", result.callId())
              .put("result", clean.content(result.result(), ContentClass.TOOL))
              .put("error", result.error());
    }
  }

  private static void tool(ObjectNode json, ToolSpec tool, Clean clean) {
    json.put("name", tool.name())
        .put("description", clean.content(tool.description(), ContentClass.TOOL))
        .put("parameters", clean.content(tool.parameters(), ContentClass.TOOL));
  }

  private static void headers(ObjectNode json, ChatRequest request) {
    var kept = Json.object();
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (!SECRET_HEADER.matcher(name.toLowerCase(Locale.ROOT)).find()) {
                kept.put(name, value);
              }
            });
    if (!kept.isEmpty()) {
      json.set("headers", kept);
    }
  }

  private static void put(ObjectNode json, String name, @Nullable Object value) {
    if (value != null) {
      json.set(name, Json.MAPPER.valueToTree(value));
    }
  }
}
