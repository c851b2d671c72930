package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Prompt;
import dev.sage.simulator.internal.model.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI Chat Completions and its model list, as at {@code https://api.openai.com/v1}. */
public final class OpenAiWire implements Wire {
  static final int TOKEN_LIMIT = 30_000;

  /**
   * 1 January 2026; answers are dated by their seed, so that equal requests are answered equally.
   */
  private static final long EPOCH = 1_767_225_600;

  private final Errors errors = new OpenAiErrors();

  @Override
  public String api() {
    return "openai-chat";
  }

  @Override
  public String base() {
    return "/openai/v1";
  }

  @Override
  public String chatPath() {
    return "/chat/completions";
  }

  @Override
  public Optional<String> key(HttpHeaders headers) {
    return bearer(headers);
  }

  static Optional<String> bearer(HttpHeaders headers) {
    return headers
        .first("authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).strip())
        .filter(value -> !value.isEmpty());
  }

  @Override
  public Errors errors() {
    return errors;
  }

  @Override
  public Prompt prompt(HttpHeaders headers, ObjectNode request) throws Refusal {
    return new OpenAiRequest(request).prompt();
  }

  @Override
  public StreamWriter stream(ObjectNode request, Reply reply) {
    return new OpenAiStream(request, reply);
  }

  @Override
  public byte[] whole(ObjectNode request, Reply reply) {
    return Json.prettyBytes(new OpenAiAnswer(request, reply).whole());
  }

  @Override
  public byte[] models(List<Listed> models) {
    var list = Json.object().put("object", "list");
    var data = list.putArray("data");
    models.forEach(model -> data.add(entry(model)));
    return Json.prettyBytes(list);
  }

  @Override
  public byte[] model(Listed model) {
    return Json.prettyBytes(entry(model));
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
  public byte[] error(ObjectNode body, String requestId) {
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
