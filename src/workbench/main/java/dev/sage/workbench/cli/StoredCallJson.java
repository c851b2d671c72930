package dev.sage.workbench.cli;

import dev.sage.workbench.CallCosts;
import dev.sage.workbench.Json;
import dev.sage.workbench.store.CallMarks;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredCall;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A stored call as JSON. Immutable. */
final class StoredCallJson {

  private final CallCosts costs;

  StoredCallJson(CallCosts costs) {
    this.costs = costs;
  }

  ObjectNode call(StoredCall call) {
    var json =
        Json.object()
            .put("id", call.id())
            .put("run", call.runId())
            .put("provider", call.provider())
            .put("model", call.model())
            .put("api", call.api())
            .put("url", call.url())
            .put("streaming", call.streaming())
            .put("startedAt", call.startedAt().toString())
            .put("status", call.status().json())
            .put("answeredModel", call.answeredModel())
            .put("responseId", call.responseId())
            .put("requestId", call.id())
            .put("providerRequestId", call.providerRequestId())
            .put("httpStatus", call.httpStatus())
            .put("finishReason", call.finishReason())
            .put("rawFinishReason", call.rawFinishReason());
    json.set("usage", CallJson.usage(call.usage()));
    Long gap = call.findings().maxGapNanos();
    json.set(
        "timings",
        CallJson.timings(call.timings(), call.usage())
            .put("maxGapMs", gap == null ? null : (Double) (gap / 1e6))
            .put("stalls", call.findings().stalls()));
    json.put("cost", cost(call).orElse(null));
    json.put("attemptCount", call.attempts())
        .put("frameCount", call.frames())
        .put("bytes", call.bytes());
    if (call.errorKind() == null) {
      json.putNull("error");
    } else {
      json.putObject("error").put("kind", call.errorKind()).put("message", call.errorMessage());
    }
    return json;
  }

  /** With the marks that a person gave the call. */
  static ObjectNode marked(ObjectNode call, CallMarks marks) {
    var tags = call.putObject("tags");
    marks.tags().forEach(tags::put);
    return call.put("pinned", marks.pinned());
  }

  private Optional<BigDecimal> cost(StoredCall call) {
    return costs.cost(call.provider(), call.model(), call.answeredModel(), call.usage());
  }

  static ObjectNode attempt(StoredAttempt attempt) {
    Duration delay = attempt.delay();
    var phases = attempt.phases();
    var json =
        Json.object()
            .put("number", attempt.number())
            .put("t", attempt.nanos())
            .put("httpStatus", attempt.httpStatus())
            .put("httpVersion", attempt.httpVersion())
            .put("requestId", attempt.requestId())
            .put("delayMs", delay == null ? null : (Double) (delay.toNanos() / 1e6));
    if (attempt.errorKind() == null) {
      json.putNull("error");
    } else {
      json.putObject("error")
          .put("kind", attempt.errorKind())
          .put("message", attempt.errorMessage());
    }
    var headers = json.putObject("headers");
    attempt.headers().forEach(headers::put);
    json.putObject("phases")
        .put("dnsMs", phase(phases.dns()))
        .put("connectMs", phase(phases.connect()))
        .put("tlsMs", phase(phases.tls()))
        .put("headersMs", phase(phases.headers()))
        .put("reused", phases.reused());
    return json;
  }

  private static @org.jspecify.annotations.Nullable Double phase(long nanos) {
    return nanos < 0 ? null : nanos / 1e6;
  }
}
