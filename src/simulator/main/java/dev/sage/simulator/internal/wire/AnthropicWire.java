package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Prompt;
import dev.sage.simulator.internal.model.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic Messages and its model list, as at {@code https://api.anthropic.com}. */
public final class AnthropicWire implements Wire {
  static final int TOKEN_LIMIT = 40_000;

  private final InstantSource clock;
  private final Errors errors;

  public AnthropicWire(InstantSource clock) {
    this.clock = clock;
    this.errors = new AnthropicErrors(clock);
  }

  @Override
  public String api() {
    return "anthropic-messages";
  }

  @Override
  public String base() {
    return "/anthropic/v1";
  }

  @Override
  public String chatPath() {
    return "/messages";
  }

  @Override
  public Optional<String> key(HttpHeaders headers) {
    return headers
        .first("x-api-key")
        .filter(value -> !value.isEmpty())
        .or(() -> OpenAiWire.bearer(headers));
  }

  @Override
  public Errors errors() {
    return errors;
  }

  @Override
  public Prompt prompt(HttpHeaders headers, ObjectNode request) throws Refusal {
    return new AnthropicRequest(headers, request).prompt();
  }

  @Override
  public StreamWriter stream(ObjectNode request, Reply reply) {
    return new AnthropicStream(request, reply);
  }

  @Override
  public byte[] whole(ObjectNode request, Reply reply) {
    return Json.compactBytes(new AnthropicAnswer(request, reply).whole());
  }

  @Override
  public byte[] models(List<Listed> models) {
    var list = Json.object();
    var data = list.putArray("data");
    models.forEach(model -> data.add(entry(model)));
    list.put("has_more", false)
        .put("first_id", models.isEmpty() ? null : models.getFirst().id())
        .put("last_id", models.isEmpty() ? null : models.getLast().id());
    return Json.compactBytes(list);
  }

  @Override
  public byte[] model(Listed model) {
    return Json.compactBytes(entry(model));
  }

  private static ObjectNode entry(Listed model) {
    return Json.object()
        .put("type", "model")
        .put("id", model.id())
        .put("display_name", model.title())
        .put("created_at", "2026-01-01T00:00:00Z");
  }

  @Override
  public byte[] error(ObjectNode body, String requestId) {
    return Json.compactBytes(body.put("request_id", requestId));
  }

  @Override
  public String requestId(long seed) {
    return "req_011C" + Ids.letters(Ids.random(seed, "request"), 20);
  }

  @Override
  public HttpHeaders headers(String requestId, Duration processing) {
    return HttpHeaders.of(
        "request-id", requestId,
        "anthropic-organization-id", "00000000-0000-4000-8000-000000000000",
        "x-robots-tag", "none");
  }

  @Override
  public HttpHeaders limits(Prompt prompt) {
    return limits(clock.instant(), Math.max(0, TOKEN_LIMIT - prompt.inputTokens()));
  }

  /** The resets are times of day, unlike OpenAI's durations. */
  static HttpHeaders limits(Instant reset, int left) {
    var time = reset.truncatedTo(ChronoUnit.SECONDS).toString();
    var limit = Integer.toString(TOKEN_LIMIT);
    return HttpHeaders.of(
        "anthropic-ratelimit-requests-limit",
        "50",
        "anthropic-ratelimit-requests-remaining",
        "49",
        "anthropic-ratelimit-requests-reset",
        time,
        "anthropic-ratelimit-input-tokens-limit",
        limit,
        "anthropic-ratelimit-input-tokens-remaining",
        Integer.toString(left),
        "anthropic-ratelimit-input-tokens-reset",
        time,
        "anthropic-ratelimit-output-tokens-limit",
        "8000",
        "anthropic-ratelimit-output-tokens-remaining",
        "8000",
        "anthropic-ratelimit-output-tokens-reset",
        time,
        "anthropic-ratelimit-tokens-limit",
        Integer.toString(TOKEN_LIMIT + 8000),
        "anthropic-ratelimit-tokens-remaining",
        Integer.toString(left + 8000),
        "anthropic-ratelimit-tokens-reset",
        time);
  }
}
