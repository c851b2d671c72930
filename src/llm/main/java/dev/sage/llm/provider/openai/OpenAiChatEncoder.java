package dev.sage.llm.provider.openai;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.internal.Requests;
import dev.sage.llm.provider.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes Chat Completions requests. Stateless. */
final class OpenAiChatEncoder {

  private OpenAiChatEncoder() {}

  static byte[] encode(ChatRequest request, boolean streaming, Quirks quirks) {
    ObjectNode body = Json.object();
    body.put("model", request.modelName());
    ChatMessages.write(request, body.putArray("messages"), quirks);
    tools(request, body);
    options(request, body, quirks);
    body.put("stream", streaming);
    // Without a stream the field is refused (vLLM).
    if (streaming) {
      body.putObject("stream_options").put("include_usage", true);
    }
    return Requests.bytes(body, request, quirks);
  }

  private static void options(ChatRequest request, ObjectNode body, Quirks quirks) {
    if (request.temperature() != null) {
      body.put("temperature", request.temperature());
    }
    if (request.topP() != null) {
      body.put("top_p", request.topP());
    }
    if (request.maxTokens() != null) {
      body.put(quirks.maxTokensField(), request.maxTokens());
    }
    if (!request.stop().isEmpty()) {
      request.stop().forEach(body.putArray("stop")::add);
    }
    if (request.seed() != null) {
      body.put("seed", request.seed());
    }
    if (request.reasoning() != null) {
      if (request.reasoning().budgetTokens() != null) {
        throw Requests.unsupported(
            "reasoning.budgetTokens",
            "Chat Completions takes reasoning.effort: low, medium, high.");
      }
      if (request.reasoning().effort() != null) {
        body.put("reasoning_effort", request.reasoning().effort());
      }
    }
    if (request.responseSchema() != null) {
      ObjectNode schema = body.putObject("response_format").put("type", "json_schema");
      schema
          .putObject("json_schema")
          .put("name", "answer")
          .set("schema", Requests.schema(request.responseSchema(), "responseSchema"));
    }
  }

  private static void tools(ChatRequest request, ObjectNode body) {
    if (!request.tools().isEmpty()) {
      ArrayNode tools = body.putArray("tools");
      for (ToolSpec tool : request.tools()) {
        tools.add(Requests.function(tool));
      }
    }
    switch (request.toolChoice()) {
      case null -> {}
      case ToolChoice.Auto auto -> body.put("tool_choice", "auto");
      case ToolChoice.None none -> body.put("tool_choice", "none");
      case ToolChoice.Required required -> body.put("tool_choice", "required");
      case ToolChoice.Named named ->
          body.putObject("tool_choice")
              .put("type", "function")
              .putObject("function")
              .put("name", named.toolName());
    }
  }
}
