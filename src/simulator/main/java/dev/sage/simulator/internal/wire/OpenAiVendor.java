package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Prompt;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's server, as at {@code https://api.openai.com/v1}. Its model list has no pages. */
public final class OpenAiVendor implements Vendor {
  static final String NAME = "openai";
  static final int TOKEN_LIMIT = 30_000;

  /**
   * 1 January 2026; answers are dated by their seed, so that equal requests are answered equally.
   */
  private static final long EPOCH = 1_767_225_600;

  private final Errors errors = new OpenAiErrors();
  private final Routes routes =
      new Routes()
          .ask("/chat/completions", new OpenAiWire())
          .ask("/responses", new ResponsesWire())
          .look("GET", "/models", (request, models, name) -> list(models))
          .look(
              "GET",
              "/models/{}",
              (request, models, name) ->
                  Json.prettyBytes(entry(Listed.find(models, name, errors))));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String base() {
    return "/openai/v1";
  }

  @Override
  public Routes routes() {
    return routes;
  }

  @Override
  public Optional<String> key(HttpRequest request) {
    return bearer(request);
  }

  static Optional<String> bearer(HttpRequest request) {
    return request
        .headers()
        .first("authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).strip())
        .filter(value -> !value.isEmpty());
  }

  @Override
  public Errors errors() {
    return errors;
  }

  private static byte[] list(java.util.List<Listed> models) {
    var list = Json.object().put("object", "list");
    var data = list.putArray("data");
    models.forEach(model -> data.add(entry(model)));
    return Json.prettyBytes(list);
  }

  private static ObjectNode entry(Listed model) {
    return Json.object()
        .put("id", model.id())
        .put("object", "model")
        .put("created", EPOCH)
        .put("owned_by", "sage-simulator");
  }

  static long created(long seed) {
    return EPOCH + Math.floorMod(seed, 20_000_000L);
  }

  @Override
  public byte[] error(HttpRequest request, ObjectNode body, String requestId) {
    return Json.prettyBytes(body);
  }

  @Override
  public String requestId(long seed) {
    return "req_" + Ids.hex(Ids.random(seed, "request"), 32);
  }

  @Override
  public HttpHeaders headers(String requestId, Duration processing) {
    return HttpHeaders.of(
        "openai-organization", "org-simulator",
        "openai-processing-ms", Long.toString(Math.max(1, processing.toMillis())),
        "openai-version", "2020-10-01",
        "x-content-type-options", "nosniff",
        "x-request-id", requestId);
  }

  @Override
  public HttpHeaders limits(Prompt prompt) {
    int left = Math.max(0, TOKEN_LIMIT - prompt.inputTokens());
    return HttpHeaders.of(
        "x-ratelimit-limit-requests",
        "500",
        "x-ratelimit-limit-tokens",
        Integer.toString(TOKEN_LIMIT),
        "x-ratelimit-remaining-requests",
        "499",
        "x-ratelimit-remaining-tokens",
        Integer.toString(left),
        "x-ratelimit-reset-requests",
        "120ms",
        "x-ratelimit-reset-tokens",
        2 * (TOKEN_LIMIT - left) + "ms");
  }
}
