package dev.sage.llm.provider.ollama;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.internal.Requests;
import dev.sage.llm.provider.internal.Turns;
import dev.sage.llm.provider.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes requests of Ollama's own chat. Stateless. */
final class OllamaEncoder {

  private OllamaEncoder() {}

  static byte[] encode(ChatRequest request, boolean streaming, Quirks quirks) {
    ObjectNode body = Json.object();
    body.put("model", request.modelName());
    ArrayNode messages = body.putArray("messages");
    Turns.of(request).forEach(message -> message(request, message, messages));
    tools(request, body);
    if (request.responseSchema() != null) {
      body.set("format", Requests.schema(request.responseSchema(), "responseSchema"));
    }
    if (request.reasoning() != null) {
      think(request.reasoning(), body);
    }
    ObjectNode options = options(request, quirks);
    if (!options.isEmpty()) {
      body.set("options", options);
    }
    // Left out, it would mean true.
    body.put("stream", streaming);
    return Requests.bytes(body, request, quirks);
  }

  private static ObjectNode options(ChatRequest request, Quirks quirks) {
    ObjectNode options = Json.object();
    if (request.temperature() != null) {
      options.put("temperature", request.temperature());
    }
    if (request.topP() != null) {
      options.put("top_p", request.topP());
    }
    if (request.maxTokens() != null) {
      options.put("num_predict", request.maxTokens());
    }
    if (!request.stop().isEmpty()) {
      request.stop().forEach(options.putArray("stop")::add);
    }
    if (request.seed() != null) {
      options.put("seed", request.seed());
    }
    Requests.omit(options, quirks);
    return options;
  }

  /** Most models know only whether to think; some take a word for how hard. */
  private static void think(Reasoning reasoning, ObjectNode body) {
    if (reasoning.budgetTokens() != null) {
      throw Requests.unsupported(
          "reasoning.budgetTokens", "Ollama takes reasoning.effort: low, medium, high.");
    }
    switch (reasoning.effort()) {
      case null -> {}
      case "none", "off", "false" -> body.put("think", false);
      case "on", "true" -> body.put("think", true);
      case String effort -> body.put("think", effort);
    }
  }

  private static void tools(ChatRequest request, ObjectNode body) {
    boolean none = request.toolChoice() instanceof ToolChoice.None;
    if (!request.tools().isEmpty() && !none) {
      ArrayNode tools = body.putArray("tools");
      for (ToolSpec tool : request.tools()) {
        Requests.refuseStrict(tool, "Ollama promises nothing of arguments; leave it out.");
        ObjectNode function = Requests.function(tool.withStrict(null));
        Requests.extra(tool, function);
        tools.add(function);
      }
    }
    if (request.toolChoice() instanceof ToolChoice.Required
        || request.toolChoice() instanceof ToolChoice.Named) {
      throw Requests.unsupported(
          "toolChoice", "Ollama lets the model decide; leave it out, or offer that tool alone.");
    }
  }

  private static void message(ChatRequest request, Message message, ArrayNode messages) {
    if (message.content().stream().anyMatch(Content.CachePoint.class::isInstance)) {
      throw Requests.unsupported("CachePoint", "Ollama caches by itself; leave it out.");
    }
    written(request, message, messages);
    for (Content.Extra extra : Turns.ofMessage(message)) {
      Requests.lay(extra, messages.path(messages.size() - 1));
    }
  }

  private static void written(ChatRequest request, Message message, ArrayNode messages) {
    switch (message.role()) {
      case SYSTEM -> {
        message.content().forEach(OllamaEncoder::refuseParts);
        messages.addObject().put("role", "system").put("content", message.text());
      }
      case ASSISTANT -> assistant(message, messages.addObject());
      case USER, TOOL -> {
        results(request, message, messages);
        spoken(message, messages);
      }
    }
  }

  private static void results(ChatRequest request, Message message, ArrayNode messages) {
    ObjectNode written = null;
    for (Content part : message.content()) {
      if (written != null && part instanceof Content.Extra extra && Turns.isAddition(part)) {
        Requests.lay(extra, written);
      } else if (part instanceof Content.ToolResult result) {
        written = messages.addObject();
        written
            .put("role", "tool")
            .put("content", result.result())
            .put("tool_name", Requests.toolName(request, result.callId()))
            .put("tool_call_id", result.callId());
      } else {
        written = null;
      }
    }
  }

  private static void spoken(Message message, ArrayNode messages) {
    List<Content> parts = new ArrayList<>(Turns.spoken(message));
    List<Content.Extra> whole = Turns.ofMessage(message);
    parts.removeAll(whole);
    parts.forEach(OllamaEncoder::refuseParts);
    if (parts.isEmpty() && message.content().size() > whole.size()) {
      return;
    }
    ObjectNode user = messages.addObject().put("role", "user").put("content", message.text());
    for (Content part : parts) {
      if (part instanceof Content.Media media) {
        user.withArray("images").add(image(media));
      }
    }
  }

  /** There is a text here, and images, and nothing around either. */
  private static void refuseParts(Content part) {
    if (part instanceof Content.Extra extra && extra.place() != Content.Extra.Place.MESSAGE) {
      throw Requests.unsupported(
          "An extra part", "Ollama's messages have none; lay it over the message.");
    }
  }

  private static String image(Content.Media media) {
    if (!media.mediaType().startsWith("image/")) {
      throw Requests.unsupported("Media of type " + media.mediaType(), "Ollama takes images.");
    }
    if (media.base64() == null) {
      throw Requests.unsupported(
          "Media of type " + media.mediaType() + " by address",
          "Send its bytes in base64 instead.");
    }
    return media.base64();
  }

  private static void assistant(Message message, ObjectNode out) {
    out.put("role", "assistant").put("content", message.text());
    // Thoughts with an opaque part are another format's.
    String thinking =
        message.content().stream()
            .map(
                part ->
                    part instanceof Content.Reasoning reasoning && reasoning.opaque() == null
                        ? reasoning.value()
                        : "")
            .collect(Collectors.joining());
    if (!thinking.isEmpty()) {
      out.put("thinking", thinking);
    }
    ObjectNode entry = null;
    for (Content part : message.content()) {
      if (part instanceof Content.ToolCall call) {
        entry = out.withArray("tool_calls").addObject().put("id", call.callId());
        entry
            .putObject("function")
            .put("name", call.toolName())
            .set("arguments", Requests.arguments(call));
      } else if (entry != null && part instanceof Content.Extra extra && Turns.isAddition(part)) {
        Requests.lay(extra, entry);
      } else {
        refuseParts(part);
        entry = null;
      }
    }
  }
}
