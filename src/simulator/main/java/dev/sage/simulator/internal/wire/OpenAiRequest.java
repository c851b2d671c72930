package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Prompt;
import dev.sage.simulator.internal.model.Prompt.ToolUse;
import dev.sage.simulator.internal.model.Tool;
import dev.sage.simulator.internal.model.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a Chat Completions request and refuses what OpenAI refuses. Used once. */
final class OpenAiRequest {
  private static final Set<String> ROLES =
      Set.of("system", "developer", "user", "assistant", "tool", "function");

  private final ObjectNode request;

  OpenAiRequest(ObjectNode request) {
    this.request = request;
  }

  Prompt prompt() throws Refusal {
    var messages = messages();
    if (request.hasNonNull("stream_options") && !request.path("stream").asBoolean(false)) {
      throw OpenAiErrors.invalid(
          "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
          "stream_options",
          null);
    }
    if (request.path("n").asInt(1) != 1) {
      throw OpenAiErrors.invalid(
          "Invalid 'n': the simulator gives one choice.", "n", "unsupported_value");
    }
    var tools = tools();
    var choice = request.path("tool_choice");
    var named = choice.path("function").path("name").asString("");
    OpenAiParams.checkChoice(named, tools);
    var use =
        switch (choice.asString("")) {
          case "none" -> ToolUse.FORBIDDEN;
          case "required" -> ToolUse.REQUIRED;
          default -> named.isEmpty() ? ToolUse.ALLOWED : ToolUse.REQUIRED;
        };
    var last = messages.path(messages.size() - 1).path("role").asString("");
    var format = request.path("response_format");
    return new Prompt(
        Voice.OPENAI,
        Json.compact(request.path("model")) + Json.compact(messages) + tools,
        inputTokens(messages),
        maxTokens(),
        tools.stream().filter(tool -> named.isEmpty() || tool.name().equals(named)).toList(),
        use,
        last.equals("tool") || last.equals("function"),
        RequestParts.texts(request.path("stop")),
        RequestParts.ofFormat(format, format.path("json_schema").path("schema")));
  }

  private JsonNode messages() throws Refusal {
    var messages = request.path("messages");
    if (messages.isMissingNode()) {
      throw OpenAiParams.missing("messages");
    }
    if (!messages.isArray()) {
      throw OpenAiParams.wrongType("messages", "an array of objects", messages);
    }
    if (messages.isEmpty()) {
      throw OpenAiParams.empty("messages");
    }
    for (int i = 0; i < messages.size(); i++) {
      message(messages.path(i), "messages[" + i + "]");
    }
    return messages;
  }

  private static void message(JsonNode message, String place) throws Refusal {
    if (!message.isObject()) {
      throw OpenAiParams.wrongType(place, "an object", message);
    }
    var role = message.path("role");
    if (role.isMissingNode()) {
      throw OpenAiParams.missing(place + ".role");
    }
    if (!role.isString() || !ROLES.contains(role.stringValue())) {
      throw OpenAiErrors.invalid(
          ("Invalid value: %s. Supported values are: 'system', 'assistant', 'user', 'function',"
                  + " 'tool', and 'developer'.")
              .formatted(OpenAiParams.named(role)),
          place + ".role",
          "invalid_value");
    }
    if (role.stringValue().equals("tool") && !message.hasNonNull("tool_call_id")) {
      throw OpenAiParams.missing(place + ".tool_call_id");
    }
    boolean silentAssistant =
        role.stringValue().equals("assistant")
            && (message.hasNonNull("tool_calls") || message.hasNonNull("function_call"));
    if (!message.hasNonNull("content") && !silentAssistant) {
      throw OpenAiParams.missing(place + ".content");
    }
  }

  private List<Tool> tools() throws Refusal {
    var tools = new ArrayList<Tool>();
    var declared = request.path("tools");
    for (int i = 0; i < declared.size(); i++) {
      var function = declared.path(i).path("function");
      if (!declared.path(i).path("type").asString("").equals("function")) {
        continue;
      }
      if (!function.path("name").isString()) {
        var place = "tools[" + i + "].function.name";
        throw OpenAiParams.missing(place);
      }
      tools.add(new Tool(function.path("name").stringValue(), function.path("parameters")));
    }
    return tools;
  }

  private OptionalInt maxTokens() throws Refusal {
    var limit = OpenAiParams.limit(request, "max_completion_tokens", 1);
    return limit.isPresent() ? limit : OpenAiParams.limit(request, "max_tokens", 1);
  }

  private int inputTokens(JsonNode messages) {
    long characters = TextSize.of(messages) + TextSize.of(request.path("tools"));
    return Prompt.tokens(characters) + 4 * messages.size() + 3;
  }
}
