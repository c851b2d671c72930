package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Prompt;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** Google's error bodies: {@code {"error":{code,message,status,details}}}. */
final class GeminiErrors implements Errors {
  private static final String TYPE = "type.googleapis.com/google.rpc.";

  static Refusal invalid(String message) {
    return refusal(400, "INVALID_ARGUMENT", message);
  }

  @Override
  public Refusal noKey() {
    return refusal(
        403,
        "PERMISSION_DENIED",
        "Method doesn't allow unregistered callers (callers without established identity). Please"
            + " use API Key or other form of API consumer identity to call this API.");
  }

  /** A bad key is a bad argument here, and only the details say so to a program. */
  @Override
  public Refusal wrongKey() {
    var refusal = invalid("API key not valid. Please pass a valid API key.");
    var info =
        details(refusal)
            .put("@type", TYPE + "ErrorInfo")
            .put("reason", "API_KEY_INVALID")
            .put("domain", "googleapis.com");
    info.putObject("metadata").put("service", "generativelanguage.googleapis.com");
    return refusal;
  }

  /** Paths that nobody serves are answered with a page by another of Google's servers. */
  @Override
  public Refusal noSuchPath(String method, String path) {
    return Refusal.inText(
        404,
        HttpHeaders.NONE,
        new Refusal.Text(
            "text/html; charset=UTF-8",
            """
            <!DOCTYPE html>
            <html lang=en>
            <title>Error 404 (Not Found)!!1</title>
            <p><b>404.</b> <ins>That’s an error.</ins>
            </html>
            """));
  }

  @Override
  public Refusal wrongMethod(String method, String path, String allowed) {
    return noSuchPath(method, path);
  }

  @Override
  public Refusal notJson(String problem) {
    return invalid("Invalid JSON payload received. " + problem);
  }

  @Override
  public Refusal noModel() {
    return noSuchModel("");
  }

  @Override
  public Refusal noSuchModel(String model) {
    return refusal(
        404,
        "NOT_FOUND",
        "models/"
            + model
            + " is not found for API version v1beta, or is not supported for generateContent. Call"
            + " ModelService.ListModels to see the list of available models and their supported"
            + " methods.");
  }

  @Override
  public Refusal rateLimited(Prompt prompt, Duration retryAfter) {
    double seconds = retryAfter.toMillis() / 1000.0;
    var refusal =
        refusal(
            429,
            "RESOURCE_EXHAUSTED",
            "You exceeded your current quota, please check your plan and billing details. For more"
                + " information on this error, head to:"
                + " https://ai.google.dev/gemini-api/docs/rate-limits.\n"
                + "* Quota exceeded for metric:"
                + " generativelanguage.googleapis.com/generate_content_paid_tier_input_token_count,"
                + " limit: 1000000, model: rate-limit\nPlease retry in "
                + seconds
                + "s.");
    var violation =
        details(refusal).put("@type", TYPE + "QuotaFailure").putArray("violations").addObject();
    violation
        .put(
            "quotaMetric",
            "generativelanguage.googleapis.com/generate_content_paid_tier_input_token_count")
        .put("quotaId", "GenerateContentPaidTierInputTokensPerModelPerMinute")
        .put("quotaValue", "1000000");
    details(refusal).put("@type", TYPE + "RetryInfo").put("retryDelay", seconds + "s");
    return refusal;
  }

  @Override
  public Refusal failed() {
    return refusal(
        500,
        "INTERNAL",
        "An internal error has occurred. Please retry or report in"
            + " https://developers.generativeai.google/guide/troubleshooting");
  }

  @Override
  public ObjectNode brokeOff() {
    return refusal(503, "UNAVAILABLE", "The model is overloaded. Please try again later.").json();
  }

  private static ObjectNode details(Refusal refusal) {
    return refusal.json().withObject("error").withArray("details").addObject();
  }

  private static Refusal refusal(int status, String name, String message) {
    var body = Json.object();
    body.putObject("error").put("code", status).put("message", message).put("status", name);
    return new Refusal(status, HttpHeaders.NONE, body);
  }
}
