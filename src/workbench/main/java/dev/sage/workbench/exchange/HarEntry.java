package dev.sage.workbench.exchange;

import dev.sage.llm.telemetry.AttemptRecord.Phases;
import dev.sage.workbench.Json;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One entry of a HAR file that may be a call to a model.
 *
 * @param number its place in the file, from 1
 */
record HarEntry(JsonNode json, int number) {

  /** What is looked at; Chrome's list of events and our own times are extensions. */
  static final Set<String> FIELDS =
      Set.of(
          "startedDateTime",
          "time",
          "request",
          "response",
          "timings",
          HarTimes.CHROME,
          HarTimes.SAGE);

  JsonNode request() {
    return json.path("request");
  }

  /** What it was, for a list: the method and where it went, without a query. */
  String title() {
    String url = HarText.withoutQuery(request().path("url").asString(""));
    return "entry %d: %s %s"
        .formatted(number, request().path("method").asString("?"), url == null ? "(no URL)" : url);
  }

  /** Which wire format a request speaks; empty where it is no call to a model. */
  static Optional<ApiGuess> guess(JsonNode request) {
    String plain = HarText.withoutQuery(request.path("url").asString(""));
    if (plain == null || !request.path("method").asString("POST").equalsIgnoreCase("POST")) {
      return Optional.empty();
    }
    return ApiGuess.ofRequest(URI.create(plain), body(request));
  }

  /** Which wire format this entry speaks: our own export says so. */
  Optional<ApiGuess> guess() {
    String api = json.path(HarTimes.SAGE).path("api").asString("");
    return FrameCutter.knows(api) ? Optional.of(ApiGuess.said(api)) : guess(request());
  }

  private static JsonNode body(JsonNode request) {
    return WireRequest.tree(request.path("postData").path("text").asString(""));
  }

  /** The call that it is. */
  Exchange exchange(ApiGuess guess) throws ImportException {
    JsonNode sage = json.path(HarTimes.SAGE);
    JsonNode response = json.path("response");
    int status = response.path("status").asInt(0);
    if (status < 100 || status > 599) {
      throw new ImportException(
          "no server answered, or the browser did not see its answer (status " + status + ").");
    }
    var headers = HarText.headers(response.path("headers"));
    var phases = phases();
    var body = HarTimes.of(json, guess.api(), headers, sentAfter(phases), answer(response));
    String url = HarText.withoutQuery(request().path("url").asString(""));
    JsonNode asked = body(request());
    return new Exchange(
        "entry " + number,
        guess.api(),
        text(sage, "provider"),
        Optional.ofNullable(text(sage, "model"))
            .or(() -> WireRequest.model(asked, url))
            .orElse(null),
        url,
        asked.isEmpty() ? null : Json.write(asked),
        HarText.moment(json.path("startedDateTime").asString("")).orElse(Instant.EPOCH),
        streaming(asked, headers, url),
        status,
        headers,
        phases,
        firstByte(sage),
        end(sage),
        body.bytes(),
        body.timed(),
        body.pieces());
  }

  private byte @Nullable [] answer(JsonNode response) throws ImportException {
    var content = response.path("content");
    byte[] bytes;
    try {
      bytes = HarText.body(content).orElse(null);
    } catch (IllegalArgumentException broken) {
      throw new ImportException("its body is said to be base64, and is not.", broken);
    }
    boolean events = json.path(HarTimes.CHROME).size() > 0;
    if ((bytes == null || bytes.length == 0) && !events) {
      if (content.path("size").asLong(0) > 0 || bytes == null) {
        throw new ImportException(
            "the file has no body for it. Export the HAR again with its contents.");
      }
    }
    return bytes == null || (bytes.length == 0 && events) ? null : bytes;
  }

  private static boolean streaming(
      JsonNode asked, Map<String, String> headers, @Nullable String url) {
    String type = headers.getOrDefault("content-type", "");
    return asked.path("stream").asBoolean(false)
        || type.contains("event-stream")
        || type.contains("ndjson")
        || (url != null && url.endsWith(":streamGenerateContent"));
  }

  private Phases phases() {
    JsonNode timings = json.path("timings");
    return new Phases(
        HarText.nanos(timings.path("dns")),
        HarText.nanos(timings.path("connect")),
        HarText.nanos(timings.path("ssl")),
        headers(timings),
        false);
  }

  /** Where our own export wrote it, the wait that HAR demands may be made up. */
  private long headers(JsonNode timings) {
    JsonNode sage = json.path(HarTimes.SAGE);
    return sage.isObject()
        ? sage.path("headersNs").asLong(-1)
        : HarText.nanos(timings.path("wait"));
  }

  /** When the request was sent, after the entry's start: waits, name, connection (with TLS). */
  private long sentAfter(Phases phases) {
    long blocked = HarText.nanos(json.path("timings").path("blocked"));
    return Math.max(0, blocked) + Math.max(0, phases.dns()) + Math.max(0, phases.connect());
  }

  private long firstByte(JsonNode sage) {
    return sage.path("firstByteNs").isIntegralNumber()
        ? sage.path("firstByteNs").asLong(-1)
        : HarText.nanos(json.path("timings").path("wait"));
  }

  private long end(JsonNode sage) {
    if (sage.path("endNs").isIntegralNumber()) {
      return sage.path("endNs").asLong(-1);
    }
    long wait = HarText.nanos(json.path("timings").path("wait"));
    long receive = HarText.nanos(json.path("timings").path("receive"));
    return wait < 0 || receive < 0 ? -1 : wait + receive;
  }

  private static @Nullable String text(JsonNode node, String name) {
    String value = node.path(name).asString("");
    return value.isEmpty() ? null : value;
  }
}
