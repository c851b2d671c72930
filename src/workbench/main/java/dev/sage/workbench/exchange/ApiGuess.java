package dev.sage.workbench.exchange;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Finds out which wire format a call speaks, and says by what. Immutable.
 *
 * @param api the format's id
 * @param by what told it, in a few words; empty where the file says so itself
 */
record ApiGuess(String api, String by) {

  /** Marks in the first bytes of a body, the surest first. */
  private static final List<Mark> MARKS =
      List.of(
          new Mark("anthropic-messages", "\"type\"\\s*:\\s*\"message_start\""),
          new Mark("anthropic-messages", "event:\\s*message_start"),
          new Mark("anthropic-messages", "\"type\"\\s*:\\s*\"message\"\\s*,"),
          new Mark("openai-responses", "\"type\"\\s*:\\s*\"response\\."),
          new Mark("openai-responses", "\"object\"\\s*:\\s*\"response\""),
          new Mark("openai-chat", "\"object\"\\s*:\\s*\"chat\\.completion"),
          new Mark("gemini", "\"candidates\"\\s*:"),
          new Mark("gemini", "\"usageMetadata\"\\s*:"),
          new Mark("ollama", "\"created_at\"\\s*:\\s*\"[^\"]*\"[^\\n]*\"done\"\\s*:"),
          new Mark("openai-chat", "\"choices\"\\s*:\\s*\\["));

  private record Mark(String api, Pattern pattern) {
    Mark(String api, String pattern) {
      this(api, Pattern.compile(pattern));
    }
  }

  static ApiGuess said(String api) {
    return new ApiGuess(api, "");
  }

  /** By where the request went; by its body where a proxy has a path of its own. */
  static Optional<ApiGuess> ofRequest(URI url, JsonNode request) {
    var path = url.getPath() == null ? "" : url.getPath().toLowerCase(Locale.ROOT);
    var api = ofPath(path);
    if (api.isPresent()) {
      return api.map(found -> new ApiGuess(found, "its URL"));
    }
    return ofShape(request).map(found -> new ApiGuess(found, "the shape of its request"));
  }

  private static Optional<String> ofPath(String path) {
    if (path.endsWith("/chat/completions")) {
      return Optional.of("openai-chat");
    }
    if (path.endsWith("/responses")) {
      return Optional.of("openai-responses");
    }
    if (path.endsWith("/v1/messages")) {
      return Optional.of("anthropic-messages");
    }
    if (path.endsWith(":generatecontent") || path.endsWith(":streamgeneratecontent")) {
      return Optional.of("gemini");
    }
    return path.endsWith("/api/chat") || path.endsWith("/api/generate")
        ? Optional.of("ollama")
        : Optional.empty();
  }

  private static Optional<String> ofShape(JsonNode request) {
    if (request.path("contents").isArray()) {
      return Optional.of("gemini");
    }
    if (!request.path("model").isString()) {
      return Optional.empty();
    }
    if (request.path("messages").isArray()) {
      boolean anthropic = request.has("anthropic_version") || request.has("system");
      return Optional.of(anthropic ? "anthropic-messages" : "openai-chat");
    }
    return request.has("input") && (request.has("stream") || request.has("instructions"))
        ? Optional.of("openai-responses")
        : Optional.empty();
  }

  /** By the beginning of the answer. */
  static Optional<ApiGuess> ofBody(String beginning) {
    return MARKS.stream()
        .filter(mark -> mark.pattern().matcher(beginning).find())
        .findFirst()
        .map(mark -> new ApiGuess(mark.api(), "the shape of its answer"));
  }
}
