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

/** Reads a generateContent request and refuses what Google refuses. Used once. */
final class GeminiRequest {
  private static final Set<String> FIELDS =
      Set.of(
          "model",
          "contents",
          "systemInstruction",
          "system_instruction",
          "tools",
          "toolConfig",
          "tool_config",
          "safetySettings",
          "safety_settings",
          "generationConfig",
          "generation_config",
          "cachedContent",
          "cached_content",
          "labels",
          "store",
          "serviceTier");

  private final String model;
  private final ObjectNode request;
  private final JsonNode config;

  GeminiRequest(String model, ObjectNode request) {
    this.model = model;
    this.request = request;
    this.config = request.path("generationConfig");
  }

  Prompt prompt() throws Refusal {
    fields();
    var contents = contents();
    var tools = tools();
    var calling = request.path("toolConfig").path("functionCallingConfig");
    var allowed = RequestParts.texts(calling.path("allowedFunctionNames"));
    var use =
        switch (calling.path("mode").asString("AUTO")) {
          case "NONE" -> ToolUse.FORBIDDEN;
          case "ANY" -> ToolUse.REQUIRED;
          default -> ToolUse.ALLOWED;
        };
    long characters =
        TextSize.of(contents)
            + TextSize.of(request.path("systemInstruction"))
            + TextSize.of(request.path("tools"));
    return new Prompt(
        Voice.GEMINI,
        model + Json.compact(request.path("systemInstruction")) + Json.compact(contents) + tools,
        Prompt.tokens(characters) + contents.size(),
        maxTokens(),
        tools.stream().filter(tool -> allowed.isEmpty() || allowed.contains(tool.name())).toList(),
        use,
        answersTool(contents),
        RequestParts.texts(config.path("stopSequences")),
        answerSchema());
  }

  private void fields() throws Refusal {
    for (var name : request.propertyNames()) {
      if (!FIELDS.contains(name)) {
        throw GeminiErrors.invalid(
            "Invalid JSON payload received. Unknown name \"" + name + "\": Cannot find field.");
      }
    }
  }

  private JsonNode contents() throws Refusal {
    var contents = request.path("contents");
    if (contents.isEmpty()) {
      throw GeminiErrors.invalid("* GenerateContentRequest.contents: contents is not specified\n");
    }
    for (int i = 0; i < contents.size(); i++) {
      content(contents.path(i), i);
    }
    return contents;
  }

  private static void content(JsonNode content, int index) throws Refusal {
    var role = content.path("role").asString("user");
    if (!role.equals("user") && !role.equals("model") && !role.equals("function")) {
      throw GeminiErrors.invalid("Please use a valid role: user, model.");
    }
    if (content.path("parts").isEmpty()) {
      throw GeminiErrors.invalid(
          "* GenerateContentRequest.contents["
              + index
              + "].parts: contents.parts must not be empty.\n");
    }
    for (var part : content.path("parts")) {
      if (part.isEmpty()) {
        throw GeminiErrors.invalid(
            "* GenerateContentRequest.contents["
                + index
                + "].parts[0].data: required oneof field 'data' must have one initialized field\n");
      }
    }
  }

  private List<Tool> tools() throws Refusal {
    var tools = new ArrayList<Tool>();
    for (var tool : request.path("tools")) {
      for (var function : tool.path("functionDeclarations")) {
        var name = function.path("name").asString("");
        if (!name.matches("[a-zA-Z_][a-zA-Z0-9_.:-]{0,127}")) {
          throw GeminiErrors.invalid(
              "* GenerateContentRequest.tools[0].function_declarations["
                  + tools.size()
                  + "].name: Invalid function name. Must start with a letter or an underscore.\n");
        }
        tools.add(
            new Tool(
                name,
                function.has("parametersJsonSchema")
                    ? function.path("parametersJsonSchema")
                    : function.path("parameters")));
      }
    }
    return tools;
  }

  private OptionalInt maxTokens() throws Refusal {
    var limit = config.path("maxOutputTokens");
    if (limit.isMissingNode() || limit.isNull()) {
      return OptionalInt.empty();
    }
    if (!limit.isIntegralNumber() || limit.asLong(0) < 1) {
      throw GeminiErrors.invalid(
          "* GenerateContentRequest.generation_config.max_output_tokens: max_output_tokens must be positive.\n");
    }
    return OptionalInt.of(Math.clamp(limit.asLong(), 1, Integer.MAX_VALUE));
  }

  private static boolean answersTool(JsonNode contents) {
    return contents.path(contents.size() - 1).path("parts").values().stream()
        .anyMatch(part -> part.has("functionResponse"));
  }

  private Optional<JsonNode> answerSchema() {
    for (var name : List.of("responseJsonSchema", "responseSchema")) {
      if (config.path(name).isObject()) {
        return Optional.of(config.path(name));
      }
    }
    return config.path("responseMimeType").asString("").equals("application/json")
        ? Optional.of(RequestParts.anyObject())
        : Optional.empty();
  }
}
