package dev.sage.workbench.wire;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Reasoning;
import dev.sage.llm.ToolChoice;
import dev.sage.workbench.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads requests of Gemini, in whose JSON names may be written in either way. Stateless. */
final class GeminiBody {
  private GeminiBody() {}

  static void read(JsonNode json, ChatRequest.Builder request) {
    var body = new Members(json);
    body.skip("model");
    var reader = new GeminiTurns();
    reader
        .system(body.take("systemInstruction", "system_instruction"))
        .ifPresentOrElse(
            request::message, () -> body.leave("systemInstruction", "system_instruction"));
    body.each("contents", turn -> request.messages(reader.messages(turn)));
    Tools.read("gemini", body, request);
    choice(body, request);
    config(body, request);
    body.rest(request);
  }

  private static void choice(Members body, ChatRequest.Builder request) {
    JsonNode config = body.take("toolConfig", "tool_config");
    JsonNode calling = either(config, "functionCallingConfig", "function_calling_config");
    JsonNode allowed = either(calling, "allowedFunctionNames", "allowed_function_names");
    String mode = calling.path("mode").asString("");
    String only =
        allowed.size() == 1 && mode.equalsIgnoreCase("ANY") ? allowed.path(0).asString("") : "";
    ToolChoice choice =
        !only.isEmpty() ? new ToolChoice.Named(only) : allowed.isEmpty() ? Tools.word(mode) : null;
    int understood = allowed.isMissingNode() ? 1 : 2;
    if (choice == null || config.size() > 1 || calling.size() > understood) {
      body.leave("toolConfig", "tool_config");
    } else {
      request.toolChoice(choice);
    }
  }

  /** What of it has no name with us goes along below its own. */
  private static void config(Members body, ChatRequest.Builder request) {
    JsonNode json = body.take("generationConfig", "generation_config");
    var config = new Members(json);
    config.number("temperature").ifPresent(request::temperature);
    config.number("topP", "top_p").ifPresent(request::topP);
    config.whole("maxOutputTokens", "max_output_tokens").ifPresent(request::maxTokens);
    config.stop(request, "stopSequences", "stop_sequences");
    config.seed(request);
    // The other schema, of OpenAPI's dialect, is no JSON Schema, and stays what it is.
    JsonNode schema = config.take("responseJsonSchema", "response_json_schema");
    String type = config.text("responseMimeType", "response_mime_type");
    boolean usual = schema.isObject() && type.equals("application/json");
    if (usual) {
      request.responseSchema(Json.write(schema));
    } else {
      config.leave("responseJsonSchema", "response_json_schema");
      config.leave("responseMimeType", "response_mime_type");
    }
    thinking(config, request);
    Map<String, Object> more = config.others();
    if (!more.isEmpty()) {
      request.extra("generationConfig", more);
    }
  }

  /** As a whole, or as it is: what is laid over the body by its name takes the place of ours. */
  private static void thinking(Members config, ChatRequest.Builder request) {
    JsonNode thinking = config.take("thinkingConfig", "thinking_config");
    String level = either(thinking, "thinkingLevel", "thinking_level").asString("");
    JsonNode budget = either(thinking, "thinkingBudget", "thinking_budget");
    JsonNode shown = either(thinking, "includeThoughts", "include_thoughts");
    // The encoder asks for the thoughts wherever there are some, and only there.
    boolean off = budget.isIntegralNumber() && budget.intValue() == 0;
    boolean usual = off ? shown.isMissingNode() : shown.asBoolean(false);
    boolean whole = usual && thinking.size() == (off ? 1 : 2);
    if (whole && !level.isEmpty()) {
      request.reasoning(Reasoning.effort(level));
    } else if (whole && budget.isIntegralNumber()) {
      request.reasoning(Reasoning.budget(budget.intValue()));
    } else {
      config.leave("thinkingConfig", "thinking_config");
    }
  }

  private static JsonNode either(JsonNode object, String name, String other) {
    return object.has(name) ? object.path(name) : object.path(other);
  }
}
