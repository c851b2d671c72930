package dev.sage.workbench.wire;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.Role;
import dev.sage.llm.ToolChoice;
import dev.sage.workbench.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Reads requests of Gemini, in whose JSON names may be written in either way. Calls without an id
 * get one here, and results are paired with them in their order. Not thread-safe.
 */
final class GeminiBody {
  private final Map<String, Deque<String>> unanswered = new HashMap<>();
  private int calls;

  private GeminiBody() {}

  static void read(JsonNode json, ChatRequest.Builder request) {
    var body = new Members(json);
    body.skip("model");
    var reader = new GeminiBody();
    JsonNode system = body.take("systemInstruction", "system_instruction");
    request.messages(Parts.message(Role.SYSTEM, reader.parts(system)));
    body.take("contents").forEach(turn -> request.messages(reader.messages(turn)));
    Tools.read(body, request);
    choice(body, request);
    config(body, request);
    body.rest(request);
  }

  private static void choice(Members body, ChatRequest.Builder request) {
    JsonNode config = body.take("toolConfig", "tool_config");
    JsonNode calling = either(config, "functionCallingConfig", "function_calling_config");
    JsonNode allowed = either(calling, "allowedFunctionNames", "allowed_function_names");
    ToolChoice choice =
        allowed.size() == 1
            ? new ToolChoice.Named(allowed.path(0).asString(""))
            : Tools.choice(calling.path("mode"));
    if (choice == null || allowed.size() > 1) {
      body.leave("toolConfig");
      body.leave("tool_config");
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
    request.stop(
        config
            .take("stopSequences", "stop_sequences")
            .valueStream()
            .map(word -> word.asString(""))
            .toList());
    JsonNode seed = config.take("seed");
    if (seed.isIntegralNumber()) {
      request.seed(seed.longValue());
    }
    JsonNode schema =
        config.take(
            "responseJsonSchema", "response_json_schema", "responseSchema", "response_schema");
    if (schema.isObject()) {
      request.responseSchema(Json.write(schema));
      config.skip("responseMimeType", "response_mime_type");
    }
    thinking(config.take("thinkingConfig", "thinking_config"), request);
    var rest = ChatRequest.builder("");
    config.rest(rest);
    Map<String, Object> more = rest.build().extra();
    if (!more.isEmpty()) {
      request.extra("generationConfig", more);
    }
  }

  private static void thinking(JsonNode thinking, ChatRequest.Builder request) {
    String level = either(thinking, "thinkingLevel", "thinking_level").asString("");
    JsonNode budget = either(thinking, "thinkingBudget", "thinking_budget");
    if (!level.isEmpty()) {
      request.reasoning(Reasoning.effort(level));
    } else if (budget.isIntegralNumber()) {
      request.reasoning(Reasoning.budget(budget.intValue()));
    }
  }

  private List<Message> messages(JsonNode turn) {
    List<Content> results = new ArrayList<>();
    List<Content> said = new ArrayList<>();
    for (Content part : parts(turn)) {
      (part instanceof Content.ToolResult ? results : said).add(part);
    }
    List<Message> messages = new ArrayList<>(Parts.message(Role.TOOL, results));
    messages.addAll(Parts.message(Parts.role(turn.path("role").asString("user")), said));
    return messages;
  }

  private List<Content> parts(JsonNode turn) {
    List<Content> parts = new ArrayList<>();
    if (turn.isString()) {
      parts.add(new Content.Text(turn.stringValue()));
    }
    turn.path("parts").forEach(part -> part(part, parts));
    return parts;
  }

  private void part(JsonNode part, List<Content> parts) {
    JsonNode bytes = either(part, "inlineData", "inline_data");
    JsonNode file = either(part, "fileData", "file_data");
    JsonNode call = either(part, "functionCall", "function_call");
    JsonNode response = either(part, "functionResponse", "function_response");
    if (part.path("thought").asBoolean(false)) {
      parts.add(new Content.Reasoning(part.path("text").asString(""), opaque(part)));
    } else if (part.has("text")) {
      parts.add(new Content.Text(part.path("text").asString("")));
    } else if (bytes.isObject()) {
      parts.add(
          Parts.bytes(
              either(bytes, "mimeType", "mime_type").asString(""),
              bytes.path("data").asString(""),
              null));
    } else if (file.isObject()) {
      parts.add(
          Parts.media(
              either(file, "mimeType", "mime_type").asString("application/octet-stream"),
              either(file, "fileUri", "file_uri").asString(""),
              null));
    } else if (call.isObject()) {
      parts.add(call(call));
    } else if (response.isObject()) {
      parts.add(result(response));
    } else {
      parts.add(new Content.Reasoning("", opaque(part)));
    }
  }

  /** As the library's own decoder makes a part opaque, so that it can go back. */
  private static String opaque(JsonNode part) {
    return Json.write(Json.object().put("gemini", "part").set("part", part));
  }

  private Content call(JsonNode call) {
    String name = call.path("name").asString("");
    String id = call.path("id").asString("");
    if (id.isEmpty()) {
      id = "call_" + ++calls;
    }
    unanswered.computeIfAbsent(name, key -> new ArrayDeque<>()).addLast(id);
    return new Content.ToolCall(id, name, Parts.raw(call.path("args")));
  }

  private Content result(JsonNode response) {
    String name = response.path("name").asString("");
    String waiting = unanswered.getOrDefault(name, new ArrayDeque<>()).pollFirst();
    JsonNode said = response.path("response");
    boolean failed = said.size() == 1 && said.has("error");
    JsonNode result =
        failed
            ? said.path("error")
            : said.size() == 1 && said.has("output") ? said.path("output") : said;
    return new Content.ToolResult(
        response.path("id").asString(waiting == null ? name : waiting), Parts.raw(result), failed);
  }

  private static JsonNode either(JsonNode object, String name, String other) {
    return object.has(name) ? object.path(name) : object.path(other);
  }
}
