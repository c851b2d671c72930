package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Prompt;
import java.time.Duration;

/** Ollama's error bodies: {@code {"error":"…"}}, or the plain text of its web framework. */
final class OllamaErrors implements Errors {

  static Refusal refusal(int status, String message) {
    return new Refusal(status, HttpHeaders.NONE, Json.object().put("error", message));
  }

  @Override
  public Refusal noKey() {
    return refusal(401, "unauthorized");
  }

  @Override
  public Refusal wrongKey() {
    return refusal(401, "unauthorized");
  }

  @Override
  public Refusal noSuchPath(String method, String path) {
    return text(404, HttpHeaders.NONE, "404 page not found");
  }

  @Override
  public Refusal wrongMethod(String method, String path, String allowed) {
    return text(405, HttpHeaders.of("allow", allowed), "405 method not allowed");
  }

  private static Refusal text(int status, HttpHeaders headers, String text) {
    return Refusal.inText(status, headers, new Refusal.Text("text/plain", text));
  }

  @Override
  public Refusal notJson(String problem) {
    return refusal(400, "invalid request body: " + problem);
  }

  @Override
  public Refusal noModel() {
    return refusal(400, "model is required");
  }

  @Override
  public Refusal noSuchModel(String model) {
    return refusal(404, "model '" + model + "' not found");
  }

  /** Only Ollama's cloud knows limits; it does not tell how long to wait. */
  @Override
  public Refusal rateLimited(Prompt prompt, Duration retryAfter) {
    return refusal(429, "too many concurrent requests");
  }

  @Override
  public Refusal failed() {
    return refusal(500, "an error was encountered while running the model");
  }
}
