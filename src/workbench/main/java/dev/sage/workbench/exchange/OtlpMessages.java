package dev.sage.workbench.exchange;

import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.llm.StreamEvent;
import dev.sage.workbench.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Messages by the schemas of the GenAI conventions: what was asked and answered. Stateless. */
final class OtlpMessages {

  private OtlpMessages() {}

  /** The list, which stands in an attribute as a text or as it is. */
  static JsonNode list(JsonNode attribute) {
    return attribute.isString() ? WireRequest.tree(attribute.asString("")) : attribute;
  }

  static List<Message> asked(JsonNode list) {
    var messages = new ArrayList<Message>();
    for (var message : list) {
      var content = new ArrayList<Content>();
      message.path("parts").forEach(part -> content(part, content));
      if (!content.isEmpty()) {
        messages.add(new Message(role(message), content));
      }
    }
    return messages;
  }

  private static Role role(JsonNode message) {
    return switch (message.path("role").asString("").toLowerCase(Locale.ROOT)) {
      case "system", "developer" -> Role.SYSTEM;
      case "assistant", "model" -> Role.ASSISTANT;
      case "tool" -> Role.TOOL;
      default -> Role.USER;
    };
  }

  private static void content(JsonNode part, List<Content> content) {
    switch (part.path("type").asString("")) {
      case "text" -> content.add(new Content.Text(part.path("content").asString("")));
      case "reasoning" ->
          content.add(new Content.Reasoning(part.path("content").asString(""), null));
      case "tool_call" ->
          content.add(
              new Content.ToolCall(
                  part.path("id").asString(""),
                  part.path("name").asString(""),
                  text(part.path("arguments"))));
      case "tool_call_response" ->
          content.add(
              new Content.ToolResult(
                  part.path("id").asString(""),
                  text(part.has("response") ? part.path("response") : part.path("result")),
                  false));
      default -> {}
    }
  }

  static List<StreamEvent> answered(JsonNode list) {
    var events = new ArrayList<StreamEvent>();
    int tools = 0;
    for (var part : list.path(0).path("parts")) {
      var said = part.path("content").asString("");
      switch (part.path("type").asString("")) {
        case "text" -> events.add(new StreamEvent.Text(0, said));
        case "reasoning" -> events.add(new StreamEvent.Reasoning(0, said));
        case "tool_call" ->
            events.add(
                new StreamEvent.ToolCall(
                    tools++,
                    part.path("id").asString(""),
                    part.path("name").asString(""),
                    text(part.path("arguments")),
                    null));
        default -> {}
      }
    }
    return events;
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.asString("") : value.isMissingNode() ? "" : Json.line(value);
  }
}
