package dev.sage.workbench.cli;

import dev.sage.llm.StreamEvent;
import dev.sage.workbench.ErrorJson;
import dev.sage.workbench.Json;
import tools.jackson.databind.node.ObjectNode;

/** A stream event as JSON: {@code type} is its name in snake case. Stateless. */
final class EventJson {

  private EventJson() {}

  static ObjectNode of(StreamEvent event) {
    return switch (event) {
      case StreamEvent.Started started ->
          typed("started")
              .put("requestId", started.requestId())
              .put("providerRequestId", started.providerRequestId())
              .put("responseId", started.responseId())
              .put("provider", started.provider())
              .put("model", started.model())
              .put("httpStatus", started.httpStatus());
      case StreamEvent.Text text ->
          typed("text").put("index", text.index()).put("value", text.value());
      case StreamEvent.Reasoning reasoning ->
          typed("reasoning").put("index", reasoning.index()).put("value", reasoning.value());
      case StreamEvent.ReasoningState state ->
          typed("reasoning_state").put("index", state.index()).put("opaque", state.opaque());
      case StreamEvent.Refusal refusal ->
          typed("refusal").put("index", refusal.index()).put("value", refusal.value());
      case StreamEvent.ToolCallDelta delta ->
          typed("tool_call_delta")
              .put("index", delta.index())
              .put("callId", delta.callId())
              .put("toolName", delta.toolName())
              .put("arguments", delta.arguments());
      case StreamEvent.ToolCall call -> toolCall(call);
      case StreamEvent.ToolResult result ->
          typed("tool_result")
              .put("callId", result.callId())
              .put("result", result.result())
              .put("error", result.error());
      case StreamEvent.RoundEnd round -> roundEnd(round);
      case StreamEvent.Retrying retrying -> retrying(retrying);
      case StreamEvent.Warning warning ->
          typed("warning").put("code", warning.code()).put("message", warning.message());
      case StreamEvent.Failure failure -> failure(failure);
      case StreamEvent.End end -> end(end);
    };
  }

  private static ObjectNode typed(String type) {
    return Json.object().put("type", type);
  }

  private static ObjectNode toolCall(StreamEvent.ToolCall call) {
    var fault = call.fault();
    var json =
        typed("tool_call")
            .put("index", call.index())
            .put("callId", call.callId())
            .put("toolName", call.toolName());
    json.set("arguments", CallJson.parsed(call.arguments()));
    return json.put(
        "fault", fault == null ? null : fault.name().toLowerCase(java.util.Locale.ROOT));
  }

  private static ObjectNode roundEnd(StreamEvent.RoundEnd round) {
    var json =
        typed("round_end")
            .put("round", round.round())
            .put("finishReason", round.finishReason().json());
    json.set("usage", CallJson.usage(round.usage()));
    return json;
  }

  private static ObjectNode retrying(StreamEvent.Retrying retrying) {
    var json =
        typed("retrying")
            .put("attempt", retrying.attempt())
            .put("delayMs", retrying.delay().toNanos() / 1e6);
    json.set("error", ErrorJson.orNull(retrying.error()));
    return json;
  }

  private static ObjectNode failure(StreamEvent.Failure failure) {
    var json = typed("error");
    json.set("error", ErrorJson.orNull(failure.error()));
    return json;
  }

  private static ObjectNode end(StreamEvent.End end) {
    var json =
        typed("end")
            .put("finishReason", end.finishReason().json())
            .put("rawFinishReason", end.rawFinishReason())
            .put("terminator", end.terminator());
    json.set("usage", CallJson.usage(end.usage()));
    return json;
  }
}
