package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Prompt;
import dev.sage.simulator.internal.model.Prompt.ToolUse;
import dev.sage.simulator.internal.model.Tool;
import dev.sage.simulator.internal.model.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a chat request and refuses what Ollama refuses. Used once. */
final class OllamaRequest {
  private static final Set<String> ROLES = Set.of("system", "user", "assistant", "tool");

  private final ObjectNode request;

  OllamaRequest(ObjectNode request) {
    this.request = request;
  }

  Prompt prompt() throws Refusal {
    var messages = messages();
    var tools = tools();
    var options = request.path("options");
    long characters = TextSize.of(messages) + TextSize.of(request.path("tools"));
    return new Prompt(
        Voice.OLLAMA,
        Json.compact(request.path("model")) + Json.compact(messages) + tools,
        Prompt.tokens(characters) + 4 * messages.size(),
        maxTokens(options.path("num_predict")),
        tools,
        ToolUse.ALLOWED,
        messages.path(messages.size() - 1).path("role").asString("").equals("tool"),
        RequestParts.texts(options.path("stop")),
        answerSchema());
  }

  private JsonNode messages() throws Refusal {
    var messages = request.path("messages");
    if (!messages.isArray() && !messages.isMissingNode() && !messages.isNull()) {
      throw mismatch("messages", "[]api.Message", messages);
    }
    for (var message : messages) {
      var role = message.path("role").asString("");
      if (!ROLES.contains(role)) {
        throw OllamaErrors.refusal(
            400, "invalid role: " + role + ", role must be one of [system, user, assistant, tool]");
      }
      if (message.has("content") && !message.path("content").isString()) {
        throw mismatch("messages.content", "string", message.path("content"));
      }
      for (var call : message.path("tool_calls")) {
        var arguments = call.path("function").path("arguments");
        if (!arguments.isObject()) {
          throw mismatch(
              "messages.tool_calls.function.arguments", "api.ToolCallFunctionArguments", arguments);
        }
      }
    }
    return messages;
  }

  private static Refusal mismatch(String field, String type, JsonNode found) {
    return OllamaErrors.refusal(
        400,
        "json: cannot unmarshal "
            + found.getNodeType().name().toLowerCase(Locale.ROOT)
            + " into Go struct field ChatRequest."
            + field
            + " of type "
            + type);
  }

  private List<Tool> tools() {
    var tools = new ArrayList<Tool>();
    for (var tool : request.path("tools")) {
      var function = tool.path("function");
      tools.add(new Tool(function.path("name").asString(""), function.path("parameters")));
    }
    return tools;
  }

  /** Anything below one means no limit. */
  private static OptionalInt maxTokens(JsonNode limit) {
    int value = limit.asInt(0);
    return value > 0 ? OptionalInt.of(value) : OptionalInt.empty();
  }

  private Optional<JsonNode> answerSchema() throws Refusal {
    var format = request.path("format");
    if (format.isObject()) {
      return Optional.of(format);
    }
    var word = format.asString("");
    if (!word.isEmpty() && !word.equals("json")) {
      throw OllamaErrors.refusal(
          400, "invalid format: \"" + word + "\"; expected \"json\" or a valid JSON Schema object");
    }
    return word.isEmpty() ? Optional.empty() : Optional.of(RequestParts.anyObject());
  }
}
