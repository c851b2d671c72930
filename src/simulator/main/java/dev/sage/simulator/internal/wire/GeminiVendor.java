package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Google's Gemini server, as at {@code https://generativelanguage.googleapis.com}. It sends no
 * request id and no header about rate limits; the wait is in the error's details.
 */
public final class GeminiVendor implements Vendor {
  static final String NAME = "gemini";

  /** The client libraries differ in which they ask for. */
  private static final List<String> VERSIONS = List.of("v1beta", "v1");

  private static final String STREAM = ":streamGenerateContent";

  private final Errors errors = new GeminiErrors();
  private final GeminiWire wire = new GeminiWire(errors);
  private final Routes routes = served(errors, wire);

  private static Routes served(Errors errors, GeminiWire wire) {
    var served = new Routes();
    for (var version : VERSIONS) {
      var models = "/" + version + "/models";
      served
          .ask(models + "/{}:{generateContent|streamGenerateContent}", wire)
          .look("POST", models + "/{}:countTokens", wire::count)
          .look("GET", models, GeminiModels::page)
          .look(
              "GET",
              models + "/{}",
              (request, all, name) ->
                  Json.prettyBytes(GeminiModels.entry(Listed.find(all, name, errors))));
    }
    return served;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Routes routes() {
    return routes;
  }

  @Override
  public Optional<String> key(HttpRequest request) {
    return request
        .headers()
        .first("x-goog-api-key")
        .or(() -> request.parameter("key"))
        .or(() -> OpenAiVendor.bearer(request))
        .filter(value -> !value.isEmpty());
  }

  @Override
  public Errors errors() {
    return errors;
  }

  /** Where a growing array was asked for, the error is its one element. */
  @Override
  public byte[] error(HttpRequest request, ObjectNode body, String requestId) {
    boolean array = request.path().endsWith(STREAM) && !wantsEvents(request);
    return array ? Json.prettyBytes(Json.array(body)) : Json.prettyBytes(body);
  }

  /** Errors of event streams claim to be one, but are plain JSON. */
  @Override
  public String errorType(HttpRequest request) {
    return wantsEvents(request) ? "text/event-stream" : "application/json; charset=UTF-8";
  }

  static boolean wantsEvents(HttpRequest request) {
    return request.path().endsWith(STREAM)
        && request.parameter("alt").filter("sse"::equals).isPresent();
  }

  @Override
  public String requestId(long seed) {
    return Ids.letters(Ids.random(seed, "request"), 22);
  }

  @Override
  public HttpHeaders headers(String requestId, Duration processing) {
    return HttpHeaders.of(
        "server", "scaffolding on HTTPServer2",
        "server-timing", "gfet4t7; dur=" + Math.max(1, processing.toMillis()),
        "vary", "Origin",
        "vary", "X-Origin",
        "vary", "Referer",
        "x-content-type-options", "nosniff",
        "x-frame-options", "SAMEORIGIN",
        "x-xss-protection", "0");
  }

  @Override
  public HttpHeaders limits(Prompt prompt) {
    return HttpHeaders.NONE;
  }
}
