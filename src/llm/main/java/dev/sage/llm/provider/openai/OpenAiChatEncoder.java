package dev.sage.llm.provider.openai;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Reasoning;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.internal.Requests;
import dev.sage.llm.provider.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes Chat Completions requests. Stateless. */
final class OpenAiChatEncoder {

  private OpenAiChatEncoder() {}

  static byte[] encode(ChatRequest request, boolean streaming, Quirks quirks) {
    ObjectNode body = Json.object();
    body.put("model", request.modelName());
    ChatMessages.write(request, body.putArray("messages"), quirks);
    tools(request, body, quirks);
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
      body.put(quirks.seedField(), request.seed());
    }
    if (request.reasoning() != null) {
      reasoning(request.reasoning(), body, quirks);
    }
    if (request.responseSchema() != null) {
      responseFormat(request, request.responseSchema(), body, quirks);
    }
  }

  private static void reasoning(Reasoning reasoning, ObjectNode body, Quirks quirks) {
    String effort = reasoning.effort();
    Integer budget = reasoning.budgetTokens();
    boolean object = quirks.reasoningControl() == Quirks.ReasoningControl.OBJECT;
    if (budget != null && (!object || effort != null)) {
      throw Requests.unsupported(
          "reasoning.budgetTokens", "Chat Completions takes reasoning.effort: low, medium, high.");
    }
    if (budget != null) {
      body.putObject("reasoning").put("max_tokens", budget);
    } else if (effort != null && object) {
      body.putObject("reasoning").put("effort", effort);
    } else if (effort != null) {
      body.put("reasoning_effort", effort);
    }
  }

  private static void responseFormat(
      ChatRequest request, String text, ObjectNode body, Quirks quirks) {
    JsonNode schema = Requests.schema(text, "responseSchema");
    switch (quirks.responseFormat()) {
      case JSON_SCHEMA -> {
        ObjectNode format = body.putObject("response_format").put("type", "json_schema");
        Requests.named(request, format.putObject("json_schema")).set("schema", schema);
      }
      case JSON_OBJECT -> {
        body.putObject("response_format").put("type", "json_object");
        // These servers demand that the word JSON is in the prompt, and know no schema.
        String told =
            "Answer with one JSON object that is valid against this JSON Schema:\n"
                + Json.string(schema);
        ObjectNode system = Json.object().put("role", quirks.systemRole()).put("content", told);
        ((ArrayNode) body.path("messages")).insert(0, system);
      }
      case NONE ->
          throw Requests.unsupported(
              "responseSchema", "This server takes no response format; ask for it in the prompt.");
    }
  }

  private static void tools(ChatRequest request, ObjectNode body, Quirks quirks) {
    if (!request.tools().isEmpty()) {
      ArrayNode tools = body.putArray("tools");
      for (ToolSpec tool : request.tools()) {
        ObjectNode function = Requests.function(tool);
        Requests.extra(tool, function);
        tools.add(function);
      }
    }
    switch (request.toolChoice()) {
      case null -> {}
      case ToolChoice.Auto auto -> body.put("tool_choice", "auto");
      case ToolChoice.None none -> body.put("tool_choice", "none");
      case ToolChoice.Required required -> body.put("tool_choice", quirks.requiredToolChoice());
      case ToolChoice.Named named ->
          body.putObject("tool_choice")
              .put("type", "function")
              .putObject("function")
              .put("name", named.toolName());
    }
  }
}
