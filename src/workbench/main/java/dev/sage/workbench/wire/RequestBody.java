package dev.sage.workbench.wire;

import dev.sage.llm.ChatRequest;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of a request in one of the wire formats. What has no name in the library's own
 * words goes along as it is ({@link ChatRequest#extra}); nothing that can be read is thrown away.
 * Stateless, thread-safe.
 */
public final class RequestBody {
  private RequestBody() {}

  /**
   * The request.
   *
   * @param api the wire format: {@code openai-chat}, {@code anthropic-messages} ...; by its shape
   *     where that is another
   * @param json the body; a request without messages where it is none
   * @param model {@code provider/model}
   */
  public static ChatRequest read(String api, JsonNode json, String model) {
    var request = ChatRequest.builder(model);
    switch (shape(api, json)) {
      case "anthropic-messages" -> MessagesBody.read(json, request);
      case "openai-responses" -> ResponsesBody.read(json, request);
      case "gemini" -> GeminiBody.read(json, request);
      case "ollama" -> OllamaBody.read(json, request);
      default -> ChatBody.read(json, request);
    }
    return request.build();
  }

  private static String shape(String api, JsonNode json) {
    return switch (api) {
      case "openai-chat", "anthropic-messages", "openai-responses", "gemini", "ollama" -> api;
      default ->
          json.path("contents").isArray()
              ? "gemini"
              : json.has("input")
                  ? "openai-responses"
                  : json.has("system") ? "anthropic-messages" : "";
    };
  }
}
