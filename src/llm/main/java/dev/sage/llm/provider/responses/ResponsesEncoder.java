package dev.sage.llm.provider.responses;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Reasoning;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.internal.Requests;
import dev.sage.llm.provider.internal.Turns;
import dev.sage.llm.provider.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes Responses requests. Stateless, and so are the requests: the server is asked to store
 * nothing and to send its reasoning encrypted, so that the caller's messages are all there is.
 */
final class ResponsesEncoder {

  private ResponsesEncoder() {}

  static byte[] encode(ChatRequest request, boolean streaming, Quirks quirks) {
    ObjectNode body = Json.object();
    body.put("model", request.modelName());
    var input = new InputItems(body.putArray("input"), quirks, stored(request, quirks));
    Turns.of(request).forEach(input::add);
    tools(request, body, quirks);
    options(request, body, quirks);
    reasoning(request, body, quirks);
    if (!quirks.omits("store")) {
      body.put("store", false);
    }
    if (!quirks.omits("include")) {
      body.putArray("include").add("reasoning.encrypted_content");
    }
    body.put("stream", streaming);
    Requests.merge(body, request.extra());
    return Requests.bytes(body);
  }

  /** Whether the server keeps what it answers, as it does where it is not told otherwise. */
  private static boolean stored(ChatRequest request, Quirks quirks) {
    return request.extra().get("store") instanceof Boolean asked ? asked : quirks.omits("store");
  }

  private static void options(ChatRequest request, ObjectNode body, Quirks quirks) {
    if (!request.stop().isEmpty()) {
      throw Requests.unsupported("stop", "The Responses API has no stop sequences; leave it out.");
    }
    if (request.seed() != null) {
      throw Requests.unsupported("seed", "The Responses API has no seed; leave it out.");
    }
    if (request.temperature() != null && !quirks.omits("temperature")) {
      body.put("temperature", request.temperature());
    }
    if (request.topP() != null && !quirks.omits("top_p")) {
      body.put("top_p", request.topP());
    }
    if (request.maxTokens() != null && !quirks.omits("max_output_tokens")) {
      body.put("max_output_tokens", request.maxTokens());
    }
    if (request.responseSchema() != null && !quirks.omits("text")) {
      ObjectNode format = body.putObject("text").putObject("format").put("type", "json_schema");
      Requests.named(request, format)
          .set("schema", Requests.schema(request.responseSchema(), "responseSchema"));
    }
  }

  /** Who asks for reasoning wants to see it too; what is shown is a summary. */
  private static void reasoning(ChatRequest request, ObjectNode body, Quirks quirks) {
    Reasoning asked = request.reasoning();
    if (asked == null) {
      return;
    }
    if (asked.budgetTokens() != null) {
      throw Requests.unsupported(
          "reasoning.budgetTokens", "The Responses API takes reasoning.effort: low, medium, high.");
    }
    if (quirks.omits("reasoning")) {
      return;
    }
    ObjectNode reasoning = Json.object();
    if (asked.effort() != null && !quirks.omits("reasoning.effort")) {
      reasoning.put("effort", asked.effort());
    }
    if (!quirks.omits("reasoning.summary")) {
      reasoning.put("summary", "auto");
    }
    if (!reasoning.isEmpty()) {
      body.set("reasoning", reasoning);
    }
  }

  private static void tools(ChatRequest request, ObjectNode body, Quirks quirks) {
    if (!request.tools().isEmpty() && !quirks.omits("tools")) {
      ArrayNode tools = body.putArray("tools");
      for (ToolSpec tool : request.tools()) {
        ObjectNode function = tools.addObject().put("type", "function").put("name", tool.name());
        function.put("description", tool.description());
        function.set("parameters", Requests.schema(tool.parameters(), tool.name()));
        if (!quirks.omits("strict")) {
          // True where it is left out, and then every property is required.
          function.put("strict", Boolean.TRUE.equals(tool.strict()));
        }
        Requests.extra(tool, function);
      }
    }
    if (quirks.omits("tool_choice")) {
      return;
    }
    switch (request.toolChoice()) {
      case null -> {}
      case ToolChoice.Auto auto -> body.put("tool_choice", "auto");
      case ToolChoice.None none -> body.put("tool_choice", "none");
      case ToolChoice.Required required -> body.put("tool_choice", "required");
      case ToolChoice.Named named ->
          body.putObject("tool_choice").put("type", "function").put("name", named.toolName());
    }
  }
}
