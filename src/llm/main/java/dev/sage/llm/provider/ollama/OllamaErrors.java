package dev.sage.llm.provider.ollama;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.provider.error.ErrorBody;
import dev.sage.llm.provider.error.ErrorTable;
import dev.sage.llm.provider.json.Json;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * How Ollama says what went wrong: {@code error} as text, and a status; in a stream the text alone.
 * Sources: Ollama's error page and server, and users' reports of its cloud's limits.
 */
final class OllamaErrors {

  private static final ErrorTable TABLE =
      ErrorTable.builder()
          .message(
              Kind.CONTEXT_LENGTH,
              "(exceeds?|exceeded|exceeding) .{0,60}context|context (length|size|window) exceeded"
                  + "|(prompt|input) (is )?too long|input length .{0,40}exceed",
              0,
              400,
              413,
              500)
          .message(Kind.BILLING, "(weekly|monthly) usage limit|payment required", 0, 402, 403, 429)
          .status(Kind.BILLING, 402)
          .status(Kind.AUTHENTICATION, 401)
          .message(Kind.AUTHENTICATION, "^unauthorized|invalid (api )?key", 0, 400, 403)
          .message(Kind.PERMISSION, "requires? a subscription|forbidden", 0)
          .status(Kind.RATE_LIMITED, 429)
          .message(
              Kind.RATE_LIMITED, "usage limit|rate limit|too many (concurrent )?requests", 0, 503)
          .message(Kind.MODEL_NOT_FOUND, "\\bmodel\\b", 404, 410)
          .message(Kind.MODEL_NOT_FOUND, "model .{0,200}not found", 0, 400, 500)
          .message(
              Kind.MODEL_NOT_LOADED,
              "loading model|model is (still )?loading|waiting for .{0,20}runner to start",
              0,
              500,
              503)
          .message(Kind.OVERLOADED, "server busy|maximum pending requests|overloaded", 0, 500, 502)
          .message(
              Kind.UNSUPPORTED_FEATURE, "(does|do) not support|(is|are) not supported", 0, 400, 500)
          .build();

  private static final Pattern MODEL =
      Pattern.compile("model ['\"]?([A-Za-z0-9][A-Za-z0-9._:/-]{0,199})['\"]? (was )?not found");

  private OllamaErrors() {}

  static LlmError http(int status, Map<String, String> headers, byte[] body) {
    LlmError error = TABLE.classify(status, headers, body);
    JsonNode tree = Json.tree(body, 0, body.length);
    return tree == null ? error : hinted(error, tree, " (HTTP " + status + ")");
  }

  static LlmError inBody(JsonNode line) {
    return hinted(TABLE.classifyInBody(ErrorBody.of(line)), line, "");
  }

  /** What helps here is a command, and the general sentence of the kind does not know it. */
  private static LlmError hinted(LlmError error, JsonNode body, String status) {
    if (error.kind() == Kind.MODEL_NOT_FOUND) {
      Matcher named = MODEL.matcher(String.valueOf(ErrorBody.of(body).message()));
      String message =
          named.find()
              ? "Ollama has no model \"%2$s\"%1$s. Fetch it with `ollama pull %2$s`, or take another."
              : "Ollama has no such model%1$s. Fetch it with `ollama pull %2$s`, or take another.";
      return error.withMessage(
          message.formatted(status, named.hasMatch() ? named.group(1) : "NAME"));
    }
    if (error.kind() == Kind.AUTHENTICATION && body.has("signin_url")) {
      return error.withMessage(
          "Ollama's cloud wants you to sign in%s. Run `ollama signin`, or set OLLAMA_API_KEY."
              .formatted(status));
    }
    return error;
  }
}
