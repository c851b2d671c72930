package dev.sage.llm.provider.openai;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
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
    ArrayNode messages = body.putArray("messages");
    var rounds = new ToolRounds(quirks);
    request.messages().forEach(message -> message(message, messages, quirks, rounds));
    tools(request, body, quirks);
    options(request, body, quirks);
    body.put("stream", streaming);
    // Without a stream the field is refused (vLLM).
    if (streaming && !quirks.omits("stream_options")) {
      body.putObject("stream_options").put("include_usage", true);
    }
    Requests.merge(body, request.extra());
    return Requests.bytes(body);
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
      responseFormat(request.responseSchema(), body, quirks);
    }
  }

  private static void reasoning(Reasoning reasoning, ObjectNode body, Quirks quirks) {
    boolean object = quirks.reasoningControl() == Quirks.ReasoningControl.OBJECT;
    if (reasoning.effort() != null && object) {
      body.putObject("reasoning").put("effort", reasoning.effort());
    } else if (reasoning.effort() != null) {
      body.put("reasoning_effort", reasoning.effort());
    } else if (reasoning.budgetTokens() != null && object) {
      body.putObject("reasoning").put("max_tokens", reasoning.budgetTokens());
    } else if (reasoning.budgetTokens() != null) {
      throw Requests.unsupported(
          "reasoning.budgetTokens", "Chat Completions takes reasoning.effort: low, medium, high.");
    }
  }

  private static void responseFormat(String text, ObjectNode body, Quirks quirks) {
    JsonNode schema = Requests.schema(text, "responseSchema");
    switch (quirks.responseFormat()) {
      case JSON_SCHEMA -> {
        ObjectNode format = body.putObject("response_format").put("type", "json_schema");
        format.putObject("json_schema").put("name", "answer").set("schema", schema);
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
        ObjectNode function = tools.addObject().put("type", "function").putObject("function");
        function.put("name", tool.name()).put("description", tool.description());
        function.set("parameters", Requests.schema(tool.parameters(), tool.name()));
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

  private static void message(
      Message message, ArrayNode messages, Quirks quirks, ToolRounds rounds) {
    switch (message.role()) {
      case SYSTEM ->
          messages.addObject().put("role", quirks.systemRole()).put("content", message.text());
      case USER -> {
        rounds.turn();
        spoken(message, messages);
      }
      case ASSISTANT -> {
        ObjectNode assistant = messages.addObject();
        assistant(message, assistant);
        rounds.reasoning(message, assistant);
      }
      case TOOL -> results(message, messages);
    }
  }

  /** Tool results are messages of their own here, and stand before what the person says. */
  private static void spoken(Message message, ArrayNode messages) {
    results(message, messages);
    var parts = message.content().stream().filter(OpenAiChatEncoder::isSpoken).toList();
    if (parts.isEmpty() && !message.content().isEmpty()) {
      return;
    }
    ObjectNode user = messages.addObject().put("role", "user");
    if (parts.stream().allMatch(Content.Text.class::isInstance)) {
      user.put("content", message.text());
      return;
    }
    ArrayNode content = user.putArray("content");
    for (Content part : parts) {
      switch (part) {
        case Content.Text text -> content.addObject().put("type", "text").put("text", text.value());
        case Content.Media media -> media(media, content.addObject());
        default -> {}
      }
    }
  }

  private static boolean isSpoken(Content part) {
    return part instanceof Content.Text || part instanceof Content.Media;
  }

  private static void media(Content.Media media, ObjectNode part) {
    String type = media.mediaType();
    String base64 = media.base64();
    if (type.startsWith("image/")) {
      String url = base64 == null ? String.valueOf(media.url()) : dataUrl(type, base64);
      part.put("type", "image_url").putObject("image_url").put("url", url);
    } else if (base64 == null) {
      throw Requests.unsupported(
          "Media of type " + type + " by address", "Send its bytes in base64 instead.");
    } else if (type.startsWith("audio/")) {
      String format = type.contains("mp3") || type.contains("mpeg") ? "mp3" : "wav";
      part.put("type", "input_audio");
      part.putObject("input_audio").put("data", base64).put("format", format);
    } else if (type.equals("application/pdf")) {
      String name = media.name() == null ? "document.pdf" : media.name();
      part.put("type", "file");
      part.putObject("file").put("filename", name).put("file_data", dataUrl(type, base64));
    } else {
      throw Requests.unsupported(
          "Media of type " + type, "Chat Completions takes images, audio and PDF.");
    }
  }

  private static String dataUrl(String type, String base64) {
    return "data:" + type + ";base64," + base64;
  }

  private static void assistant(Message message, ObjectNode out) {
    out.put("role", "assistant");
    String text = message.text();
    if (text.isEmpty()) {
      out.putNull("content");
    } else {
      out.put("content", text);
    }
    for (Content part : message.content()) {
      switch (part) {
        case Content.ToolCall call -> {
          ObjectNode entry = out.withArray("tool_calls").addObject();
          entry.put("id", call.callId()).put("type", "function");
          entry
              .putObject("function")
              .put("name", call.toolName())
              .put("arguments", call.arguments().isBlank() ? "{}" : call.arguments());
        }
        case Content.Reasoning reasoning -> opaque(reasoning, out);
        default -> {}
      }
    }
  }

  /** What this format's decoder made opaque names its own field; another format's is left out. */
  private static void opaque(Content.Reasoning reasoning, ObjectNode out) {
    JsonNode state = reasoning.opaque() == null ? null : Json.tree(reasoning.opaque());
    if (state != null && state.path(ReasoningDetails.FIELD).isArray()) {
      out.set(ReasoningDetails.FIELD, state.path(ReasoningDetails.FIELD));
    }
  }

  private static void results(Message message, ArrayNode messages) {
    for (Content part : message.content()) {
      if (part instanceof Content.ToolResult result) {
        messages
            .addObject()
            .put("role", "tool")
            .put("tool_call_id", result.callId())
            .put("content", result.result());
      }
    }
  }
}
