package dev.sage.llm.cache;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.provider.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The key document as {@code docs/library/caching.md} describes it, made the slow way: a tree. */
final class KeyDocumentOracle {

  private KeyDocumentOracle() {}

  /** The document as JSON text, not in canonical form. */
  static String of(ChatRequest request, String wireFormat, @Nullable String url) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("version", 1);
    document.put("model", request.model());
    document.put("endpoint", fields("wireFormat", wireFormat, "url", url));
    document.put("messages", request.messages().stream().map(KeyDocumentOracle::message).toList());
    document.put("tools", none(request.tools().isEmpty(), tools(request)));
    document.put("toolChoice", choice(request.toolChoice()));
    document.put("responseSchema", json(request.responseSchema()));
    document.put("schemaName", request.schemaName());
    document.put("schemaStrict", request.schemaStrict());
    document.put("temperature", request.temperature());
    document.put("topP", request.topP());
    document.put("maxTokens", request.maxTokens());
    document.put("stop", none(request.stop().isEmpty(), request.stop()));
    document.put("seed", request.seed() == null ? null : String.valueOf(request.seed()));
    var reasoning = request.reasoning();
    document.put(
        "reasoning",
        reasoning == null
            ? null
            : fields("effort", reasoning.effort(), "budgetTokens", reasoning.budgetTokens()));
    document.put("extra", none(request.extra().isEmpty(), request.extra()));
    document.put("headers", none(request.headers().isEmpty(), request.headers()));
    document.values().removeIf(Objects::isNull);
    return Json.string(Json.of(document));
  }

  private static @Nullable Object none(boolean left, Object value) {
    return left ? null : value;
  }

  private static List<Object> tools(ChatRequest request) {
    List<Object> tools = new ArrayList<>();
    for (var tool : request.tools()) {
      tools.add(
          fields(
              "name", tool.name(),
              "description", tool.description(),
              "parameters", json(tool.parameters()),
              "strict", tool.strict(),
              "extra", tool.extra()));
    }
    return tools;
  }

  private static @Nullable Object json(@Nullable String text) {
    return text == null ? null : Json.tree(text);
  }

  private static @Nullable Object choice(@Nullable ToolChoice choice) {
    return switch (choice) {
      case null -> null;
      case ToolChoice.Auto _ -> "auto";
      case ToolChoice.None _ -> "none";
      case ToolChoice.Required _ -> "required";
      case ToolChoice.Named(String tool) -> Map.of("toolName", tool);
    };
  }

  private static Object message(Message message) {
    return fields(
        "role",
        message.role().name().toLowerCase(Locale.ROOT),
        "content",
        message.content().stream()
            .filter(part -> !(part instanceof Content.CachePoint))
            .map(KeyDocumentOracle::part)
            .toList());
  }

  private static Object part(Content part) {
    return switch (part) {
      case Content.Text text -> fields("type", "text", "text", text.value());
      case Content.Media media ->
          fields(
              "type", "media",
              "mediaType", media.mediaType(),
              "base64", media.base64(),
              "url", media.url() == null ? null : media.url().toString(),
              "name", media.name());
      case Content.Reasoning thought ->
          fields("type", "reasoning", "text", thought.value(), "opaque", thought.opaque());
      case Content.ToolCall call ->
          fields(
              "type", "tool_call",
              "callId", call.callId(),
              "toolName", call.toolName(),
              "arguments", call.arguments());
      case Content.ToolResult result ->
          fields(
              "type", "tool_result",
              "callId", result.callId(),
              "result", result.result(),
              "error", result.error());
      case Content.Extra extra ->
          fields(
              "type", "extra",
              "json", extra.json(),
              "place", extra.place().name().toLowerCase(Locale.ROOT));
      case Content.CachePoint _ -> throw new IllegalArgumentException("left out");
    };
  }

  /** Names and values in turns; what is null is left out. */
  private static Map<String, Object> fields(@Nullable Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      var value = namesAndValues[i + 1];
      if (value != null) {
        fields.put(String.valueOf(namesAndValues[i]), value);
      }
    }
    return fields;
  }
}
