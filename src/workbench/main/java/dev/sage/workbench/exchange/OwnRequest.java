package dev.sage.workbench.exchange;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads a request as the store has it, in our own words. Stateless. */
final class OwnRequest {

  private OwnRequest() {}

  /** What has no place in it, or was taken out, is left out. */
  static ChatRequest read(String request, String provider, String model) {
    var json = WireRequest.tree(request);
    var builder = ChatRequest.builder(provider + "/" + model);
    for (var message : json.path("messages")) {
      var parts = new ArrayList<Content>();
      message.path("content").forEach(part -> content(part).ifPresent(parts::add));
      if (!parts.isEmpty()) {
        builder.message(new Message(role(message.path("role").asString("")), parts));
      }
    }
    WireRequest.tools(json.path("tools")).forEach(builder::tool);
    number(json, "temperature").ifPresent(builder::temperature);
    number(json, "topP").ifPresent(builder::topP);
    number(json, "maxTokens").ifPresent(most -> builder.maxTokens(most.intValue()));
    number(json, "seed").ifPresent(seed -> builder.seed(json.path("seed").asLong(0)));
    var stop = new ArrayList<String>();
    json.path("stop").forEach(word -> stop.add(word.asString("")));
    builder.stop(List.copyOf(stop));
    if (json.path("responseSchema").isString()) {
      builder.responseSchema(json.path("responseSchema").asString(""));
    }
    return builder.build();
  }

  private static Role role(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "system" -> Role.SYSTEM;
      case "assistant" -> Role.ASSISTANT;
      case "tool" -> Role.TOOL;
      default -> Role.USER;
    };
  }

  private static Optional<Content> content(JsonNode part) {
    return switch (part.path("type").asString("")) {
      case "text" -> Optional.of(new Content.Text(text(part, "text")));
      case "reasoning" -> Optional.of(new Content.Reasoning(text(part, "text"), null));
      case "tool_call" ->
          Optional.of(
              new Content.ToolCall(text(part, "id"), text(part, "name"), text(part, "arguments")));
      case "tool_result" ->
          Optional.of(
              new Content.ToolResult(
                  text(part, "id"), text(part, "result"), part.path("error").asBoolean(false)));
      case "media" -> media(part);
      default -> Optional.empty();
    };
  }

  private static Optional<Content> media(JsonNode part) {
    try {
      return Optional.of(
          new Content.Media(
              text(part, "mediaType"),
              part.has("base64") ? text(part, "base64") : null,
              part.has("url") ? URI.create(text(part, "url")) : null,
              null));
    } catch (IllegalArgumentException takenOut) {
      return Optional.empty();
    }
  }

  private static String text(JsonNode part, String name) {
    return part.path(name).asString("");
  }

  private static Optional<Double> number(JsonNode json, String name) {
    var value = json.path(name);
    return value.isNumber() ? Optional.of(value.asDouble(0)) : Optional.empty();
  }
}
