package dev.sage.llm.provider.gemini;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Reasoning;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.internal.Requests;
import dev.sage.llm.provider.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes {@code generateContent} requests; the model and whether to stream are in the address.
 * Stateless.
 */
final class GeminiEncoder {

  private GeminiEncoder() {}

  static byte[] encode(ChatRequest request, Quirks quirks) {
    ObjectNode body = Json.object();
    GeminiContents.write(request, body);
    tools(request, body, quirks);
    ObjectNode config = config(request, quirks);
    if (!config.isEmpty()) {
      body.set("generationConfig", config);
    }
    Requests.merge(body, request.extra());
    return Requests.bytes(body);
  }

  private static ObjectNode config(ChatRequest request, Quirks quirks) {
    ObjectNode config = Json.object();
    put(config, "temperature", request.temperature(), quirks);
    put(config, "topP", request.topP(), quirks);
    put(config, "maxOutputTokens", request.maxTokens(), quirks);
    put(config, "stopSequences", request.stop().isEmpty() ? null : request.stop(), quirks);
    put(config, "seed", request.seed(), quirks);
    if (request.responseSchema() != null && !quirks.omits("responseJsonSchema")) {
      JsonNode schema = Requests.schema(request.responseSchema(), "responseSchema");
      // JSON Schema as it is; responseSchema beside it takes a dialect of OpenAPI's.
      config.put("responseMimeType", "application/json").set("responseJsonSchema", schema);
    }
    if (request.reasoning() != null) {
      put(config, "thinkingConfig", thinking(request.reasoning(), quirks), quirks);
    }
    return config;
  }

  private static void put(ObjectNode config, String name, @Nullable Object value, Quirks quirks) {
    if (value != null && !quirks.omits(name)) {
      config.set(name, Json.of(value));
    }
  }

  /** Levels are for Gemini 3 and later, budgets for 2.5; a request with both is a 400. */
  private static ObjectNode thinking(Reasoning reasoning, Quirks quirks) {
    if (reasoning.effort() != null && reasoning.budgetTokens() != null) {
      throw Requests.unsupported(
          "reasoning.budgetTokens beside reasoning.effort", "Gemini takes one of them.");
    }
    ObjectNode config = Json.object();
    put(config, "thinkingLevel", reasoning.effort(), quirks);
    put(config, "thinkingBudget", reasoning.budgetTokens(), quirks);
    boolean off = reasoning.budgetTokens() != null && reasoning.budgetTokens() == 0;
    // Asking for thoughts where there are none is a 400.
    put(config, "includeThoughts", off ? null : true, quirks);
    return config;
  }

  private static void tools(ChatRequest request, ObjectNode body, Quirks quirks) {
    if (!request.tools().isEmpty()) {
      ArrayNode declarations = body.putArray("tools").addObject().putArray("functionDeclarations");
      for (ToolSpec tool : request.tools()) {
        Requests.refuseStrict(
            tool, "Gemini's mode VALIDATED is for all tools: give toolConfig as an extra field.");
        ObjectNode declaration = declarations.addObject();
        declaration.put("name", tool.name()).put("description", tool.description());
        JsonNode schema = Requests.schema(tool.parameters(), tool.name());
        if (!schema.isEmpty()) {
          declaration.set("parametersJsonSchema", schema);
        }
        Requests.extra(tool, declaration);
      }
    }
    if (request.toolChoice() != null && !quirks.omits("toolConfig")) {
      ObjectNode config = body.putObject("toolConfig").putObject("functionCallingConfig");
      switch (request.toolChoice()) {
        case ToolChoice.Auto auto -> config.put("mode", "AUTO");
        case ToolChoice.None none -> config.put("mode", "NONE");
        case ToolChoice.Required required -> config.put("mode", "ANY");
        case ToolChoice.Named named ->
            config.put("mode", "ANY").putArray("allowedFunctionNames").add(named.toolName());
      }
    }
  }
}
