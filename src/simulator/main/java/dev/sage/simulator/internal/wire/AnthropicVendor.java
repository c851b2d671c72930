package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic's server, as at {@code https://api.anthropic.com}. */
public final class AnthropicVendor implements Vendor {
  static final String NAME = "anthropic";
  static final int TOKEN_LIMIT = 40_000;

  private final InstantSource clock;
  private final Errors errors;
  private final Routes routes;

  public AnthropicVendor(InstantSource clock) {
    this.clock = clock;
    this.errors = new AnthropicErrors(clock);
    this.routes =
        new Routes()
            .ask("/v1/messages", new AnthropicWire(errors))
            .look("POST", "/v1/messages/count_tokens", this::count)
            .look("GET", "/v1/models", AnthropicModels::page)
            .look(
                "GET",
                "/v1/models/{}",
                (request, models, name) -> AnthropicModels.one(Listed.find(models, name, errors)));
  }

  @Override
  public String name() {
    return NAME;
  }

  private byte[] count(HttpRequest request, List<Listed> models, String name) throws Refusal {
    var json = RequestBody.json(request, errors);
    var model = json.path("model").asString("");
    if (model.isEmpty()) {
      throw errors.noModel();
    }
    Listed.find(models, model, errors);
    int tokens = new AnthropicRequest(request.headers(), json).inputTokens();
    return Json.compactBytes(Json.object().put("input_tokens", tokens));
  }

  @Override
  public Routes routes() {
    return routes;
  }

  @Override
  public Optional<String> key(HttpRequest request) {
    return request
        .headers()
        .first("x-api-key")
        .filter(value -> !value.isEmpty())
        .or(() -> OpenAiVendor.bearer(request));
  }

  @Override
  public Errors errors() {
    return errors;
  }

  @Override
  public byte[] error(HttpRequest request, ObjectNode body, String requestId) {
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
