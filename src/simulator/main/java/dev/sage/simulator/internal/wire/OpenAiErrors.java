package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Prompt;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's error bodies: {@code {"error":{message,type,param,code}}}. */
class OpenAiErrors implements Errors {
  private static final String INVALID = "invalid_request_error";

  static Refusal invalid(String message, @Nullable String param, @Nullable String code) {
    return refusal(400, message, INVALID, param, code);
  }

  static ObjectNode body(
      String message, String type, @Nullable String param, @Nullable String code) {
    var body = Json.object();
    body.putObject("error")
        .put("message", message)
        .put("type", type)
        .put("param", param)
        .put("code", code);
    return body;
  }

  /** What a server says when it breaks, as a body or inside a stream. */
  static ObjectNode serverError() {
    return body(
        "The server had an error while processing your request. Sorry about that!",
        "server_error",
        null,
        null);
  }

  @Override
  public Refusal noKey() {
    return refusal(
        401,
        "You didn't provide an API key. You need to provide your API key in an Authorization header"
            + " using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
        INVALID,
        null,
        null);
  }

  /** OpenAI shows ends of the refused key here; a key is no text to hand on, so this does not. */
  @Override
  public Refusal wrongKey() {
    return refusal(
        401,
        "Incorrect API key provided: ********. You can find your API key at"
            + " https://platform.openai.com/account/api-keys.",
        INVALID,
        null,
        "invalid_api_key");
  }

  @Override
  public Refusal noSuchPath(String method, String path) {
    return refusal(404, "Invalid URL (" + method + " " + path + ")", INVALID, null, null);
  }

  @Override
  public Refusal wrongMethod(String method, String path, String allowed) {
    return new Refusal(
        405,
        HttpHeaders.of("allow", allowed),
        body(
            "Not allowed to " + method + " on " + path + ".",
            INVALID,
            null,
            "method_not_supported"));
  }

  @Override
  public Refusal notJson(String problem) {
    return invalid(
        "We could not parse the JSON body of your request. (HINT: This likely means you aren't"
            + " using your HTTP library correctly. The OpenAI API expects a JSON payload, but what"
            + " was sent was not valid JSON. "
            + problem
            + ")",
        null,
        null);
  }

  @Override
  public Refusal noModel() {
    return invalid("you must provide a model parameter", null, null);
  }

  @Override
  public Refusal noSuchModel(String model) {
    return refusal(
        404,
        "The model `" + model + "` does not exist or you do not have access to it.",
        INVALID,
        null,
        "model_not_found");
  }

  @Override
  public Refusal rateLimited(Prompt prompt, Duration retryAfter) {
    var wait = retryAfter.toMillis() + "ms";
    int limit = OpenAiVendor.TOKEN_LIMIT;
    return new Refusal(
        429,
        HttpHeaders.of(
            "retry-after",
            Long.toString(Math.ceilDiv(retryAfter.toMillis(), 1000)),
            "retry-after-ms",
            Long.toString(retryAfter.toMillis()),
            "x-ratelimit-limit-requests",
            "500",
            "x-ratelimit-limit-tokens",
            Integer.toString(limit),
            "x-ratelimit-remaining-requests",
            "499",
            "x-ratelimit-remaining-tokens",
            "0",
            "x-ratelimit-reset-requests",
            "120ms",
            "x-ratelimit-reset-tokens",
            wait),
        body(
            ("Rate limit reached for rate-limit in organization org-simulator on tokens per min"
                    + " (TPM): Limit %d, Used %d, Requested %d. Please try again in %s. Visit"
                    + " https://platform.openai.com/account/rate-limits to learn more.")
                .formatted(limit, limit, prompt.inputTokens(), wait),
            "tokens",
            null,
            "rate_limit_exceeded"));
  }

  @Override
  public Refusal failed() {
    return new Refusal(500, HttpHeaders.NONE, serverError());
  }

  private static Refusal refusal(
      int status, String message, String type, @Nullable String param, @Nullable String code) {
    return new Refusal(status, HttpHeaders.NONE, body(message, type, param, code));
  }
}
