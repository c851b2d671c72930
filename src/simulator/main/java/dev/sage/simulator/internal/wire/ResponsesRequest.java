package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Prompt;
import dev.sage.simulator.internal.model.Prompt.ToolUse;
import dev.sage.simulator.internal.model.Tool;
import dev.sage.simulator.internal.model.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a Responses request and refuses what OpenAI refuses. Used once. */
final class ResponsesRequest {
  /** The least limit that OpenAI takes. */
  private static final int LEAST_OUTPUT = 16;

  /** Parameters of Chat Completions, and what became of them. */
  private static final Map<String, String> MOVED =
      Map.of(
          "messages", "input",
          "max_tokens", "max_output_tokens",
          "max_completion_tokens", "max_output_tokens",
          "response_format", "text.format",
          "reasoning_effort", "reasoning.effort");

  private static final Set<String> UNKNOWN = Set.of("stop", "n", "seed");
  private static final Set<String> ROLES = Set.of("system", "developer", "user", "assistant");

  private final ObjectNode request;

  ResponsesRequest(ObjectNode request) {
    this.request = request;
  }

  Prompt prompt() throws Refusal {
    parameters();
    var input = input();
    var tools = tools();
    var choice = request.path("tool_choice");
    var named =
        choice.path("type").asString("").equals("function") ? choice.path("name").asString("") : "";
    OpenAiParams.checkChoice(named, tools);
    var use =
        switch (choice.asString("")) {
          case "none" -> ToolUse.FORBIDDEN;
          case "required" -> ToolUse.REQUIRED;
          default -> named.isEmpty() ? ToolUse.ALLOWED : ToolUse.REQUIRED;
        };
    var format = request.path("text").path("format");
    long characters =
        TextSize.of(input)
            + TextSize.of(request.path("instructions"))
            + TextSize.of(request.path("tools"));
    return new Prompt(
        Voice.OPENAI,
        Json.compact(request.path("model"))
            + Json.compact(request.path("instructions"))
            + Json.compact(input)
            + tools,
        Prompt.tokens(characters) + 4 * Math.max(1, input.size()) + 3,
        OpenAiParams.limit(request, "max_output_tokens", LEAST_OUTPUT),
        tools.stream().filter(tool -> named.isEmpty() || tool.name().equals(named)).toList(),
        use,
        type(input.path(input.size() - 1)).equals("function_call_output"),
        List.of(),
        RequestParts.ofFormat(format, format.path("schema")));
  }

  private void parameters() throws Refusal {
    for (var name : request.propertyNames()) {
      var moved = MOVED.get(name);
      if (moved != null) {
        throw OpenAiErrors.invalid(
            "Unsupported parameter: '%s'. In the Responses API, this parameter has moved to '%s'."
                .formatted(name, moved),
            name,
            "unsupported_parameter");
      }
      if (UNKNOWN.contains(name)) {
        throw OpenAiErrors.invalid("Unknown parameter: '" + name + "'.", name, "unknown_parameter");
      }
    }
  }

  private JsonNode input() throws Refusal {
    var input = request.path("input");
    if (input.isMissingNode() || input.isNull()) {
      throw OpenAiParams.missing("input");
    }
    if (input.isString()) {
      return input;
    }
    if (!input.isArray()) {
      throw OpenAiParams.wrongType("input", "one of a string or an array of objects", input);
    }
    for (int i = 0; i < input.size(); i++) {
      item(input.path(i), "input[" + i + "]");
    }
    return input;
  }

  private static void item(JsonNode item, String place) throws Refusal {
    if (!item.isObject()) {
      throw OpenAiParams.wrongType(place, "an object", item);
    }
    switch (type(item)) {
      case "message" -> message(item, place);
      case "function_call" -> need(item, place, "call_id", "name", "arguments");
      case "function_call_output" -> need(item, place, "call_id", "output");
      case "reasoning" -> need(item, place, "summary");
      default -> {
        // Items of tools that run at the vendor's are taken as they are.
      }
    }
  }

  private static void message(JsonNode item, String place) throws Refusal {
    need(item, place, "role", "content");
    var role = item.path("role");
    if (!ROLES.contains(role.asString(""))) {
      throw OpenAiErrors.invalid(
          "Invalid value: %s. Supported values are: 'assistant', 'system', 'developer', and 'user'."
              .formatted(OpenAiParams.named(role)),
          place + ".role",
          "invalid_value");
    }
  }

  private static void need(JsonNode item, String place, String... names) throws Refusal {
    for (var name : names) {
      if (!item.hasNonNull(name)) {
        throw OpenAiParams.missing(place + "." + name);
      }
    }
  }

  private static String type(JsonNode item) {
    return item.path("type").asString("message");
  }

  private List<Tool> tools() throws Refusal {
    var tools = new ArrayList<Tool>();
    var declared = request.path("tools");
    for (int i = 0; i < declared.size(); i++) {
      var tool = declared.path(i);
      if (!tool.path("type").asString("").equals("function")) {
        continue;
      }
      need(tool, "tools[" + i + "]", "name");
      tools.add(new Tool(tool.path("name").asString(""), tool.path("parameters")));
    }
    return tools;
  }
}
