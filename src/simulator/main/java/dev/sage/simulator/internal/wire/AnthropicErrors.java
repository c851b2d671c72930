package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Prompt;
import java.time.Duration;
import java.time.InstantSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Anthropic's error bodies: {@code {"type":"error","error":{type,message},"request_id"}}; the
 * request id is added when the answer is sent.
 */
final class AnthropicErrors implements Errors {
  private final InstantSource clock;

  AnthropicErrors(InstantSource clock) {
    this.clock = clock;
  }

  static Refusal invalid(String message) {
    return refusal(400, "invalid_request_error", message);
  }

  static ObjectNode body(String type, String message) {
    var body = Json.object().put("type", "error");
    body.putObject("error").put("type", type).put("message", message);
    return body;
  }

  @Override
  public Refusal noKey() {
    return refusal(401, "authentication_error", "x-api-key header is required");
  }

  @Override
  public Refusal wrongKey() {
    return refusal(401, "authentication_error", "invalid x-api-key");
  }

  @Override
  public Refusal noSuchPath(String method, String path) {
    return refusal(404, "not_found_error", "Not Found");
  }

  @Override
  public Refusal wrongMethod(String method, String path, String allowed) {
    return new Refusal(
        405,
        HttpHeaders.of("allow", allowed, "x-should-retry", "false"),
        body("invalid_request_error", "Method Not Allowed"));
  }

  @Override
  public Refusal notJson(String problem) {
    return invalid("The request body is not valid JSON: " + problem);
  }

  @Override
  public Refusal noModel() {
    return invalid("model: Field required");
  }

  @Override
  public Refusal noSuchModel(String model) {
    return refusal(404, "not_found_error", "model: " + model);
  }

  @Override
  public Refusal rateLimited(Prompt prompt, Duration retryAfter) {
    long seconds = Math.ceilDiv(retryAfter.toMillis(), 1000);
    var headers =
        AnthropicVendor.limits(clock.instant().plusSeconds(seconds), 0)
            .with("retry-after", Long.toString(seconds), "x-should-retry", "true");
    return new Refusal(
        429,
        headers,
        body(
            "rate_limit_error",
            "This request would exceed the rate limit for your organization of %,d input tokens per minute."
                    .formatted(AnthropicVendor.TOKEN_LIMIT)
                + " Please reduce the prompt length or the maximum tokens requested, or try again"
                + " later."));
  }

  @Override
  public Refusal failed() {
    return new Refusal(
        500, HttpHeaders.of("x-should-retry", "true"), body("api_error", "Internal server error"));
  }

  @Override
  public ObjectNode brokeOff() {
    return body("overloaded_error", "Overloaded");
  }

  private static Refusal refusal(int status, String type, String message) {
    return new Refusal(status, HttpHeaders.of("x-should-retry", "false"), body(type, message));
  }
}
