package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Prompt;
import dev.sage.simulator.internal.model.Prompt.ToolUse;
import dev.sage.simulator.internal.model.Tool;
import dev.sage.simulator.internal.model.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    if (!named.isEmpty() && tools.stream().noneMatch(tool -> tool.name().equals(named))) {
      throw OpenAiErrors.invalid(
          "Invalid value for 'tool_choice': no function named '"
              + named
              + "' was specified in the 'tools' parameter.",
          "tool_choice",
          null);
    }
    var use =
        switch (choice.asString("")) {
          case "none" -> ToolUse.FORBIDDEN;
          case "required" -> ToolUse.REQUIRED;
          default -> named.isEmpty() ? ToolUse.ALLOWED : ToolUse.REQUIRED;
        };
    var last = messages.path(messages.size() - 1).path("role").asString("");
    return new Prompt(
        Voice.OPENAI,
        Json.compact(request.path("model")) + Json.compact(messages) + tools,
        inputTokens(messages),
        maxTokens(),
        tools.stream().filter(tool -> named.isEmpty() || tool.name().equals(named)).toList(),
        use,
        last.equals("tool") || last.equals("function"),
        stops(),
        answerSchema());
  }

  private JsonNode messages() throws Refusal {
    var messages = request.path("messages");
    if (messages.isMissingNode()) {
      throw OpenAiErrors.invalid(
          "Missing required parameter: 'messages'.", "messages", "missing_required_parameter");
    }
    if (!messages.isArray()) {
      throw OpenAiErrors.invalid(
          "Invalid type for 'messages': expected an array of objects, but got "
              + kind(messages)
              + " instead.",
          "messages",
          "invalid_type");
    }
    if (messages.isEmpty()) {
      throw OpenAiErrors.invalid(
          "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an"
              + " empty array instead.",
          "messages",
          "empty_array");
    }
    for (int i = 0; i < messages.size(); i++) {
      message(messages.path(i), "messages[" + i + "]");
    }
    return messages;
  }

  private static void message(JsonNode message, String place) throws Refusal {
    if (!message.isObject()) {
      throw OpenAiErrors.invalid(
          "Invalid type for '%s': expected an object, but got %s instead."
              .formatted(place, kind(message)),
          place,
          "invalid_type");
    }
    var role = message.path("role");
    if (role.isMissingNode()) {
      throw OpenAiErrors.invalid(
          "Missing required parameter: '" + place + ".role'.",
          place + ".role",
          "missing_required_parameter");
    }
    if (!role.isString() || !ROLES.contains(role.stringValue())) {
      throw OpenAiErrors.invalid(
          ("Invalid value: %s. Supported values are: 'system', 'assistant', 'user', 'function',"
                  + " 'tool', and 'developer'.")
              .formatted(role.isString() ? "'" + role.stringValue() + "'" : kind(role)),
          place + ".role",
          "invalid_value");
    }
    if (role.stringValue().equals("tool") && !message.hasNonNull("tool_call_id")) {
      throw OpenAiErrors.invalid(
          "Missing required parameter: '" + place + ".tool_call_id'.",
          place + ".tool_call_id",
          "missing_required_parameter");
    }
    boolean silentAssistant =
        role.stringValue().equals("assistant")
            && (message.hasNonNull("tool_calls") || message.hasNonNull("function_call"));
    if (!message.hasNonNull("content") && !silentAssistant) {
      throw OpenAiErrors.invalid(
          "Missing required parameter: '" + place + ".content'.",
          place + ".content",
          "missing_required_parameter");
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
        throw OpenAiErrors.invalid(
            "Missing required parameter: '" + place + "'.", place, "missing_required_parameter");
      }
      tools.add(new Tool(function.path("name").stringValue(), function.path("parameters")));
    }
    return tools;
  }

  private OptionalInt maxTokens() throws Refusal {
    for (var name : List.of("max_completion_tokens", "max_tokens")) {
      var limit = request.path(name);
      if (limit.isMissingNode() || limit.isNull()) {
        continue;
      }
      if (!limit.isIntegralNumber()) {
        throw OpenAiErrors.invalid(
            "Invalid type for '%s': expected an integer, but got %s instead."
                .formatted(name, kind(limit)),
            name,
            "invalid_type");
      }
      if (limit.asLong(Long.MAX_VALUE) < 1) {
        throw OpenAiErrors.invalid(
            "Invalid '%s': integer below minimum value. Expected a value >= 1, but got %s instead."
                .formatted(name, limit.asString()),
            name,
            "integer_below_min_value");
      }
      return OptionalInt.of(Math.clamp(limit.asLong(Long.MAX_VALUE), 1, Integer.MAX_VALUE));
    }
    return OptionalInt.empty();
  }

  private List<String> stops() {
    var stop = request.path("stop");
    if (stop.isString()) {
      return List.of(stop.stringValue());
    }
    return stop.values().stream()
        .map(text -> text.asString(""))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private Optional<JsonNode> answerSchema() {
    var format = request.path("response_format");
    return switch (format.path("type").asString("")) {
      case "json_schema" -> Optional.of(format.path("json_schema").path("schema"));
      case "json_object" -> Optional.of(OBJECT);
      default -> Optional.empty();
    };
  }

  /** What "any JSON object" is answered with. */
  private static final JsonNode OBJECT = anyObject();

  private static JsonNode anyObject() {
    var schema = Json.object().put("type", "object");
    schema.putObject("properties").putObject("answer").put("type", "string");
    return schema;
  }

  private int inputTokens(JsonNode messages) {
    long characters = TextSize.of(messages) + TextSize.of(request.path("tools"));
    return Prompt.tokens(characters) + 4 * messages.size() + 3;
  }

  static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT, POJO -> "an object";
      case STRING, BINARY -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case NULL, MISSING -> "null";
    };
  }
}
