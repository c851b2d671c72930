package dev.sage.workbench.store;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.Role;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.redaction.ContentAction;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.workbench.Json;
import dev.sage.workbench.ToolChoices;
import java.util.EnumMap;
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
 * may carry a key are left out by name; the rest is redacted by whoever stores it. Of which kinds
 * words are missing stands in it. One use, one thread.
 */
final class RequestJson {

  private static final Pattern SECRET_HEADER =
      Pattern.compile("auth|key|token|secret|cookie|credential|password|signature");

  /** Further fields in which formats have tools that there is no {@link ToolSpec} for. */
  private static final Set<String> TOOLS = Set.of("tools", "functions", "mcp_servers");

  private final Clean clean;

  /** What is not there in words, and what stands in its place. */
  private final Map<RequestPart, ContentAction> missing = new EnumMap<>(RequestPart.class);

  private RequestJson(Clean clean) {
    this.clean = clean;
  }

  static String write(ChatRequest request, Clean clean) {
    return new RequestJson(clean).json(request).toString();
  }

  private ObjectNode json(ChatRequest request) {
    var json = Json.object().put("model", request.model());
    var messages = json.putArray("messages");
    request.messages().forEach(message -> message(messages.addObject(), message));
    if (!request.tools().isEmpty()) {
      var tools = json.putArray("tools");
      request.tools().forEach(tool -> tool(tools.addObject(), tool));
    }
    put(json, "toolChoice", ToolChoices.word(request.toolChoice()));
    put(json, "responseSchema", prompt(request.responseSchema()));
    put(json, "schemaName", prompt(request.schemaName()));
    put(json, "schemaStrict", request.schemaStrict());
    put(json, "temperature", request.temperature());
    put(json, "topP", request.topP());
    put(json, "maxTokens", request.maxTokens());
    if (!request.stop().isEmpty()) {
      put(json, "stop", request.stop().stream().map(this::prompt).toList());
    }
    put(json, "seed", request.seed());
    Reasoning reasoning = request.reasoning();
    if (reasoning != null) {
      var node = json.putObject("reasoning");
      put(node, "effort", reasoning.effort());
      put(node, "budgetTokens", reasoning.budgetTokens());
    }
    if (!request.extra().isEmpty()) {
      put(json, "extra", extra(request.extra()));
    }
    headers(json, request);
    if (!missing.isEmpty()) {
      var parts = json.putObject("missing");
      missing.forEach((part, action) -> parts.put(part.json(), action.json()));
    }
    return json;
  }

  private Map<String, Object> extra(Map<String, Object> fields) {
    Map<String, Object> kept = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          var type = TOOLS.contains(name) ? ContentClass.TOOL : ContentClass.PROMPT;
          if (clean.keeps(type)) {
            kept.put(name, value);
          } else {
            missing.put(RequestPart.of(type), ContentAction.DROP);
          }
        });
    return kept;
  }

  private String content(String text, ContentClass type) {
    if (!text.isEmpty() && !clean.keeps(type)) {
      missing.putIfAbsent(RequestPart.of(type), clean.action(type));
    }
    return clean.content(text, type);
  }

  private @Nullable String prompt(@Nullable String text) {
    return text == null ? null : content(text, ContentClass.PROMPT);
  }

  /** What may have words of all kinds in it. */
  private @Nullable String mixed(@Nullable String text) {
    String kept = text == null ? null : clean.mixed(text);
    if (text != null && kept == null) {
      missing.put(RequestPart.OPAQUE, ContentAction.DROP);
    }
    return kept;
  }

  private void message(ObjectNode json, Message message) {
    json.put("role", message.role().name().toLowerCase(Locale.ROOT));
    ArrayNode parts = json.putArray("content");
    var type = message.role() == Role.ASSISTANT ? ContentClass.RESPONSE : ContentClass.PROMPT;
    message.content().forEach(part -> part(parts.addObject(), part, type));
  }

  private void part(ObjectNode json, Content part, ContentClass type) {
    switch (part) {
      case Content.Text text -> json.put("type", "text").put("text", content(text.value(), type));
      case Content.Media media -> {
        json.put("type", "media").put("mediaType", media.mediaType());
        put(json, "base64", prompt(media.base64()));
        put(json, "url", media.url() == null ? null : prompt(media.url().toString()));
        put(json, "name", prompt(media.name()));
      }
      case Content.Reasoning reasoning -> {
        json.put("type", "reasoning").put("text", content(reasoning.value(), type));
        put(json, "opaque", mixed(reasoning.opaque()));
      }
      case Content.CachePoint point -> {
        json.put("type", "cache_point");
        put(json, "ttlMs", point.ttl() == null ? null : point.ttl().toMillis());
      }
      case Content.Extra extra -> {
        json.put("type", "extra").put("place", extra.place().name().toLowerCase(Locale.ROOT));
        put(json, "json", extra.json().equals("{}") ? "{}" : mixed(extra.json()));
      }
      case Content.ToolCall call ->
          json.put("type", "tool_call")
              .put("id", call.callId())
              .put("name", call.toolName())
              .put("arguments", content(call.arguments(), ContentClass.TOOL));
      case Content.ToolResult result ->
          json.put("type", "tool_result")
              .put("id", result.callId())
              .put("result", content(result.result(), ContentClass.TOOL))
              .put("error", result.error());
    }
  }

  private void tool(ObjectNode json, ToolSpec tool) {
    json.put("name", tool.name())
        .put("description", content(tool.description(), ContentClass.TOOL))
        .put("parameters", content(tool.parameters(), ContentClass.TOOL));
    put(json, "strict", tool.strict());
    put(json, "extra", tool.extra() == null ? null : content(tool.extra(), ContentClass.TOOL));
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
