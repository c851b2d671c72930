package dev.sage.workbench.exchange;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.llm.ToolSpec;
import dev.sage.workbench.Json;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads a request in one of the wire formats as far as the record needs it: who said what, the
 * tools, the figures. What has no place there is left out. Stateless.
 */
final class WireRequest {

  private WireRequest() {}

  /** The request as JSON; an empty object where it is none. */
  static JsonNode tree(@Nullable String request) {
    try {
      return request == null || request.isBlank() ? Json.object() : Json.MAPPER.readTree(request);
    } catch (JacksonException broken) {
      return Json.object();
    }
  }

  /** The model that was asked for, from the body or, for Gemini, the path. */
  static Optional<String> model(JsonNode request, @Nullable String url) {
    String named = request.path("model").asString("");
    if (named.isEmpty() && url != null && url.contains("/models/")) {
      String path = url.substring(url.indexOf("/models/") + 8);
      named = path.replaceFirst("[:/?#].*", "");
    }
    return named.isBlank() ? Optional.empty() : Optional.of(named.replaceFirst("^models/", ""));
  }

  static ChatRequest read(JsonNode request, String provider, String model) {
    var builder = ChatRequest.builder(provider + "/" + model);
    instructions(request).ifPresent(text -> builder.message(Message.system(text)));
    JsonNode turns =
        request.path("messages").isArray()
            ? request.path("messages")
            : request.path("contents").isArray() ? request.path("contents") : request.path("input");
    if (turns.isString()) {
      builder.message(Message.user(turns.asString("")));
    }
    for (JsonNode turn : turns) {
      message(turn).ifPresent(builder::message);
    }
    tools(request.path("tools")).forEach(builder::tool);
    number(request, "temperature").ifPresent(builder::temperature);
    number(request, "top_p").or(() -> number(request, "topP")).ifPresent(builder::topP);
    number(request, "max_tokens")
        .or(() -> number(request, "max_completion_tokens"))
        .or(() -> number(request, "max_output_tokens"))
        .or(() -> number(request, "maxTokens"))
        .ifPresent(most -> builder.maxTokens(most.intValue()));
    return builder.build();
  }

  private static Optional<String> instructions(JsonNode request) {
    for (String name :
        List.of("system", "instructions", "systemInstruction", "system_instruction")) {
      String text = text(request.path(name));
      if (!text.isEmpty()) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  private static Optional<Message> message(JsonNode turn) {
    var role =
        switch (turn.path("role").asString("").toLowerCase(Locale.ROOT)) {
          case "system", "developer" -> Role.SYSTEM;
          case "assistant", "model" -> Role.ASSISTANT;
          case "tool", "function" -> Role.TOOL;
          default -> Role.USER;
        };
    String said = text(turn.has("parts") ? turn.path("parts") : turn.path("content"));
    if (role == Role.TOOL) {
      return Optional.of(Message.toolResult(turn.path("tool_call_id").asString(""), said));
    }
    return said.isEmpty() && role == Role.USER
        ? Optional.empty()
        : Optional.of(new Message(role, List.of(new Content.Text(said))));
  }

  private static String text(JsonNode content) {
    if (content.isString()) {
      return content.asString("");
    }
    if (content.has("parts")) {
      return text(content.path("parts"));
    }
    return StreamSupport.stream(content.spliterator(), false)
        .map(part -> part.isString() ? part.asString("") : part.path("text").asString(""))
        .filter(piece -> !piece.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  static List<ToolSpec> tools(JsonNode tools) {
    return StreamSupport.stream(tools.spliterator(), false)
        .map(tool -> tool.has("function") ? tool.path("function") : tool)
        .map(WireRequest::tool)
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable ToolSpec tool(JsonNode tool) {
    try {
      var schema = tool.has("input_schema") ? tool.path("input_schema") : tool.path("parameters");
      return new ToolSpec(
          tool.path("name").asString(""),
          tool.path("description").asString(""),
          schema.isObject() ? schema.toString() : schema.asString("{}"));
    } catch (IllegalArgumentException unnamed) {
      return null;
    }
  }

  private static Optional<Double> number(JsonNode request, String name) {
    var value = request.path(name);
    return value.isNumber() ? Optional.of(value.asDouble(0)) : Optional.empty();
  }
}
