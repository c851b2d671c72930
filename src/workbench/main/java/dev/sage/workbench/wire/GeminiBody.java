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
import tools.jackson.databind.node.ObjectNode;

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
    String mode = calling.path("mode").asString("");
    String only =
        allowed.size() == 1 && mode.equalsIgnoreCase("ANY") ? allowed.path(0).asString("") : "";
    ToolChoice choice =
        !only.isEmpty() ? new ToolChoice.Named(only) : allowed.isEmpty() ? Tools.word(mode) : null;
    int understood = allowed.isMissingNode() ? 1 : 2;
    if (choice == null || config.size() > 1 || calling.size() > understood) {
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
    thinking(config, request);
    var rest = ChatRequest.builder("");
    config.rest(rest);
    Map<String, Object> more = rest.build().extra();
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
    // The encoder asks for the thoughts wherever there are some.
    boolean usual = shown.isMissingNode() || shown.asBoolean(false) == (budget.asInt(-1) != 0);
    boolean whole = usual && thinking.size() == (shown.isMissingNode() ? 1 : 2);
    if (whole && !level.isEmpty()) {
      request.reasoning(Reasoning.effort(level));
    } else if (whole && budget.isIntegralNumber()) {
      request.reasoning(Reasoning.budget(budget.intValue()));
    } else {
      config.leave("thinkingConfig");
      config.leave("thinking_config");
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
    String text = part.path("text").asString("");
    String signature = either(part, "thoughtSignature", "thought_signature").asString("");
    if (part.path("thought").asBoolean(false)) {
      parts.add(new Content.Reasoning(text, opaque(part)));
    } else if (call.isObject()) {
      Content.ToolCall made = call(call);
      if (!signature.isEmpty()) {
        parts.add(signed(state("call").put("callId", made.callId()), signature));
      }
      parts.add(made);
    } else if (!signature.isEmpty() && text.isEmpty() && !response.isObject()) {
      // There is no form for it but the part itself.
      parts.add(new Content.Reasoning("", opaque(part)));
    } else if (part.has("text")) {
      parts.add(new Content.Text(text));
      if (!signature.isEmpty()) {
        parts.add(signed(state("text"), signature));
      }
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
    } else if (response.isObject()) {
      parts.add(result(response));
    } else {
      parts.add(new Content.Reasoning("", opaque(part)));
    }
  }

  /** As the library's own decoder makes a part opaque, so that it can go back. */
  private static String opaque(JsonNode part) {
    return Json.write(state("part").set("part", part));
  }

  /** The signature of a part that has a form of its own, as the library's decoder keeps it. */
  private static Content.Reasoning signed(ObjectNode state, String signature) {
    return new Content.Reasoning("", Json.write(state.put("thoughtSignature", signature)));
  }

  private static ObjectNode state(String of) {
    return Json.object().put("gemini", of);
  }

  private Content.ToolCall call(JsonNode call) {
    String name = call.path("name").asString("");
    String id = call.path("id").asString("");
    if (id.isEmpty()) {
      // Of the form that the library makes up, so that its encoder leaves it out again.
      id = "call_0_" + ++calls;
    }
    unanswered.computeIfAbsent(name, key -> new ArrayDeque<>()).addLast(id);
    return new Content.ToolCall(id, name, Parts.raw(call.path("args")));
  }

  private Content result(JsonNode response) {
    String name = response.path("name").asString("");
    Deque<String> open = unanswered.getOrDefault(name, new ArrayDeque<>());
    String id = response.path("id").asString("");
    if (id.isEmpty()) {
      id = open.isEmpty() ? name : open.removeFirst();
    } else {
      open.remove(id);
    }
    JsonNode said = response.path("response");
    boolean failed = said.size() == 1 && said.has("error");
    JsonNode result =
        failed
            ? said.path("error")
            : said.size() == 1 && said.has("output") ? said.path("output") : said;
    return new Content.ToolResult(id, Parts.raw(result), failed);
  }

  private static JsonNode either(JsonNode object, String name, String other) {
    return object.has(name) ? object.path(name) : object.path(other);
  }
}
