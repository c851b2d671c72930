package dev.sage.llm.provider.anthropic;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Reasoning;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.internal.Requests;
import dev.sage.llm.provider.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes Messages requests. Stateless. */
final class AnthropicEncoder {

  /** The format wants a limit; this one is taken where the caller gives none. */
  static final int DEFAULT_MAX_TOKENS = 4096;

  private AnthropicEncoder() {}

  static byte[] encode(ChatRequest request, boolean streaming, Quirks quirks) {
    ObjectNode body = Json.object();
    body.put("model", request.modelName());
    body.put("max_tokens", maxTokens(request));
    // The markers of a cache may stand on tools, so that these come first.
    tools(request, body);
    AnthropicTurns.write(request, body);
    options(request, body);
    body.put("stream", streaming);
    return Requests.bytes(body, request, quirks);
  }

  private static int maxTokens(ChatRequest request) {
    if (request.maxTokens() != null) {
      return request.maxTokens();
    }
    Reasoning reasoning = request.reasoning();
    Integer budget = reasoning == null ? null : reasoning.budgetTokens();
    // The limit has to be above the budget, which is part of it.
    return budget == null ? DEFAULT_MAX_TOKENS : DEFAULT_MAX_TOKENS + budget;
  }

  private static void options(ChatRequest request, ObjectNode body) {
    if (request.seed() != null) {
      throw Requests.unsupported("seed", "The Messages API has no seed; leave it out.");
    }
    if (request.temperature() != null) {
      body.put("temperature", request.temperature());
    }
    if (request.topP() != null) {
      body.put("top_p", request.topP());
    }
    if (!request.stop().isEmpty()) {
      request.stop().forEach(body.putArray("stop_sequences")::add);
    }
    Reasoning reasoning = request.reasoning();
    if (reasoning != null && reasoning.budgetTokens() != null) {
      body.putObject("thinking")
          .put("type", "enabled")
          .put("budget_tokens", reasoning.budgetTokens());
    }
    if (reasoning != null && reasoning.effort() != null) {
      body.withObject("/output_config").put("effort", reasoning.effort());
    }
    if (request.responseSchema() != null) {
      body.withObject("/output_config")
          .putObject("format")
          .put("type", "json_schema")
          .set("schema", Requests.schema(request.responseSchema(), "responseSchema"));
    }
  }

  private static void tools(ChatRequest request, ObjectNode body) {
    if (!request.tools().isEmpty()) {
      ArrayNode tools = body.putArray("tools");
      for (ToolSpec tool : request.tools()) {
        ObjectNode schema = (ObjectNode) Requests.schema(tool.parameters(), tool.name());
        if (!schema.has("type")) {
          schema.put("type", "object");
        }
        ObjectNode declaration = tools.addObject().put("name", tool.name());
        declaration.put("description", tool.description()).set("input_schema", schema);
        if (tool.strict() != null) {
          declaration.put("strict", tool.strict());
        }
        Requests.extra(tool, declaration);
      }
    }
    switch (request.toolChoice()) {
      case null -> {}
      case ToolChoice.Auto auto -> body.putObject("tool_choice").put("type", "auto");
      case ToolChoice.None none -> body.putObject("tool_choice").put("type", "none");
      case ToolChoice.Required required -> body.putObject("tool_choice").put("type", "any");
      case ToolChoice.Named named ->
          body.putObject("tool_choice").put("type", "tool").put("name", named.toolName());
    }
  }
}
