package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Prompt;
import dev.sage.simulator.internal.model.Prompt.ToolUse;
import dev.sage.simulator.internal.model.Tool;
import dev.sage.simulator.internal.model.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a Messages request and refuses what Anthropic refuses. Used once. */
final class AnthropicRequest {
  private final HttpHeaders headers;
  private final ObjectNode request;

  AnthropicRequest(HttpHeaders headers, ObjectNode request) {
    this.headers = headers;
    this.request = request;
  }

  Prompt prompt() throws Refusal {
    if (headers.first("anthropic-version").isEmpty()) {
      throw AnthropicErrors.invalid("anthropic-version: header is required");
    }
    int maxTokens = maxTokens();
    var messages = messages();
    var tools = tools();
    var choice = request.path("tool_choice");
    var named = choice.path("name").asString("");
    if (!named.isEmpty() && tools.stream().noneMatch(tool -> tool.name().equals(named))) {
      throw AnthropicErrors.invalid("Tool '" + named + "' not found in provided tools");
    }
    var use =
        switch (choice.path("type").asString("auto")) {
          case "none" -> ToolUse.FORBIDDEN;
          case "any", "tool" -> ToolUse.REQUIRED;
          default -> ToolUse.ALLOWED;
        };
    return new Prompt(
        Voice.ANTHROPIC,
        Json.compact(request.path("model"))
            + Json.compact(request.path("system"))
            + Json.compact(messages)
            + tools,
        inputTokens(messages),
        OptionalInt.of(maxTokens),
        tools.stream().filter(tool -> named.isEmpty() || tool.name().equals(named)).toList(),
        use,
        answersTool(messages),
        RequestParts.texts(request.path("stop_sequences")),
        answerSchema());
  }

  /** The size of the input; a limit on the output is not asked for. */
  int inputTokens() throws Refusal {
    return inputTokens(messages());
  }

  private int inputTokens(JsonNode messages) {
    long characters =
        TextSize.of(messages)
            + TextSize.of(request.path("system"))
            + TextSize.of(request.path("tools"));
    return Prompt.tokens(characters) + 3 * messages.size() + 4;
  }

  private int maxTokens() throws Refusal {
    var limit = request.path("max_tokens");
    if (limit.isMissingNode() || limit.isNull()) {
      throw AnthropicErrors.invalid("max_tokens: Field required");
    }
    if (!limit.isIntegralNumber()) {
      throw AnthropicErrors.invalid("max_tokens: Input should be a valid integer");
    }
    long value = limit.asLong(Long.MAX_VALUE);
    if (value < 1) {
      throw AnthropicErrors.invalid("max_tokens: Input should be greater than or equal to 1");
    }
    var thinking = request.path("thinking");
    if (thinking.path("type").asString("").equals("enabled")
        && thinking.path("budget_tokens").asLong(0) >= value) {
      throw AnthropicErrors.invalid("`max_tokens` must be greater than `thinking.budget_tokens`.");
    }
    return Math.clamp(value, 1, Integer.MAX_VALUE);
  }

  private JsonNode messages() throws Refusal {
    var messages = request.path("messages");
    if (messages.isMissingNode()) {
      throw AnthropicErrors.invalid("messages: Field required");
    }
    if (!messages.isArray()) {
      throw AnthropicErrors.invalid("messages: Input should be a valid list");
    }
    if (messages.isEmpty()) {
      throw AnthropicErrors.invalid("messages: at least one message is required");
    }
    for (int i = 0; i < messages.size(); i++) {
      message(messages.path(i), "messages." + i);
    }
    return messages;
  }

  private static void message(JsonNode message, String place) throws Refusal {
    if (!message.isObject()) {
      throw AnthropicErrors.invalid(place + ": Input should be an object");
    }
    var role = message.path("role").asString("");
    if (role.equals("system")) {
      throw AnthropicErrors.invalid(
          "messages: Unexpected role \"system\". The Messages API accepts a top-level `system`"
              + " parameter, not \"system\" as an input message role.");
    }
    if (role.isEmpty()) {
      throw AnthropicErrors.invalid(place + ".role: Field required");
    }
    if (!role.equals("user") && !role.equals("assistant")) {
      throw AnthropicErrors.invalid(place + ".role: Input should be 'user' or 'assistant'");
    }
    var content = message.path("content");
    if (content.isMissingNode() || content.isNull()) {
      throw AnthropicErrors.invalid(place + ".content: Field required");
    }
    if (!content.isString() && !content.isArray()) {
      throw AnthropicErrors.invalid(place + ".content: Input should be a valid string or list");
    }
  }

  private List<Tool> tools() throws Refusal {
    var tools = new ArrayList<Tool>();
    var declared = request.path("tools");
    for (int i = 0; i < declared.size(); i++) {
      var tool = declared.path(i);
      var type = tool.path("type").asString("custom");
      if (!tool.path("name").isString()) {
        throw AnthropicErrors.invalid("tools." + i + "." + type + ".name: Field required");
      }
      if (type.equals("custom")) {
        tools.add(new Tool(tool.path("name").stringValue(), tool.path("input_schema")));
      }
    }
    return tools;
  }

  private static boolean answersTool(JsonNode messages) {
    var last = messages.path(messages.size() - 1).path("content");
    return last.isArray()
        && last.values().stream()
            .anyMatch(block -> block.path("type").asString("").equals("tool_result"));
  }

  private Optional<JsonNode> answerSchema() {
    for (var format :
        List.of(request.path("output_config").path("format"), request.path("output_format"))) {
      if (format.path("type").asString("").equals("json_schema")) {
        return Optional.of(format.path("schema"));
      }
    }
    return Optional.empty();
  }
}
