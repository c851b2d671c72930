package dev.sage.workbench.cli;

import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.workbench.CallCosts;
import dev.sage.workbench.ErrorJson;
import dev.sage.workbench.Json;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.compare.Cell;
import dev.sage.workbench.compare.CellState;
import dev.sage.workbench.compare.Comparison;
import dev.sage.workbench.store.StoreException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A side-by-side run as one JSON document. */
final class RunJson {

  private final Workbench workbench;
  private final CallCosts costs;
  private final boolean stored;

  private final RunPlanning plan;
  private final RunVerdicts verdicts;

  /**
   * @param stored whether the store knows the calls
   */
  RunJson(
      Workbench workbench,
      CallCosts costs,
      boolean stored,
      RunPlanning plan,
      RunVerdicts verdicts) {
    this.plan = plan;
    this.verdicts = verdicts;
    this.workbench = workbench;
    this.costs = costs;
    this.stored = stored;
  }

  String write(Comparison comparison) {
    var json = Json.object();
    var run = json.putObject("run");
    run.put("id", comparison.runId());
    run.put("endedAt", Instant.now().toString());
    run.put("rows", comparison.request().rows());
    run.put("inputs", plan.inputs().present() ? plan.inputs().source() : null);
    run.put("repetitions", comparison.request().repetitions());
    var targets = run.putArray("targets");
    comparison.request().targets().forEach(target -> targets.add(target.label()));
    var cells = json.putArray("cells");
    comparison.cells().forEach(cell -> cells.add(cell(cell)));
    return json.toString();
  }

  private ObjectNode cell(Cell cell) {
    var state = cell.state();
    var answer = cell.answer();
    var request = cell.target().request();
    var started = state.started();
    var finish = state.finishReason();
    var json =
        Json.object()
            .put("id", cell.callId())
            .put("provider", request.provider())
            .put("model", request.modelName())
            .put("row", cell.row())
            .put("repetition", cell.repetition())
            .put("status", state.status().json())
            .put("answeredModel", started == null ? null : started.model())
            .put("text", answer.text())
            .put("reasoning", answer.reasoning())
            .put("refusal", answer.refusal().isEmpty() ? null : answer.refusal());
    json.set("input", input(cell));
    json.set("toolCalls", CallJson.toolCalls(answer.toolCalls()));
    json.put("finishReason", finish == null ? null : finish.json())
        .put("rawFinishReason", state.rawFinishReason());
    json.set("usage", CallJson.usage(state.usage()));
    json.set("timings", CallJson.timings(timings(cell, state), state.usage()));
    json.put("cost", CellCost.of(cell, costs).orElse(null));
    json.put("requestId", cell.callId());
    json.put("providerRequestId", providerRequestId(state));
    json.set("attempts", attempts(state));
    json.set("warnings", warnings(state));
    json.set("assertions", assertions(cell));
    json.set("error", ErrorJson.orNull(state.error()));
    return json;
  }

  /** The values of its row; null where there are no inputs. */
  private @Nullable ObjectNode input(Cell cell) {
    if (!plan.inputs().present()) {
      return null;
    }
    var json = Json.object();
    plan.inputs().rows().get(cell.row()).forEach(json::put);
    return json;
  }

  private ArrayNode assertions(Cell cell) {
    var array = Json.array();
    verdicts
        .of(cell)
        .forEach(
            (assertion, verdict) ->
                array
                    .addObject()
                    .put("kind", assertion.kind().json())
                    .put("value", assertion.value())
                    .put("outcome", verdict.outcome().json())
                    .put("words", verdict.words()));
    return array;
  }

  /** A failed call has its times in the record only. */
  private Timings timings(Cell cell, CellState state) {
    if (!stored || !state.timings().equals(Timings.NONE)) {
      return state.timings();
    }
    try {
      return workbench.store().call(cell.callId()).map(call -> call.timings()).orElse(Timings.NONE);
    } catch (StoreException unreadable) {
      // The answer is worth more than when it came; what is wrong was said already.
      return Timings.NONE;
    }
  }

  private static @Nullable String providerRequestId(CellState state) {
    var started = state.started();
    LlmError error = state.error();
    return started != null ? started.providerRequestId() : error == null ? null : error.requestId();
  }

  private static ArrayNode warnings(CellState state) {
    var array = Json.array();
    for (StreamEvent.Warning warning : state.warnings()) {
      array.addObject().put("code", warning.code()).put("message", warning.message());
    }
    return array;
  }

  private static ArrayNode attempts(CellState state) {
    var array = Json.array();
    for (StreamEvent.Retrying retry : state.retries()) {
      LlmError error = retry.error();
      var attempt =
          array
              .addObject()
              .put("number", retry.attempt())
              .put("httpStatus", error.httpStatus())
              .put("requestId", error.requestId())
              .put("delayMs", retry.delay().toNanos() / 1e6);
      attempt.set("error", ErrorJson.orNull(error));
    }
    last(array, state);
    return array;
  }

  /** The attempt that no other followed; a call that was refused before it began has none. */
  private static void last(ArrayNode array, CellState state) {
    var started = state.started();
    LlmError error = state.error();
    if (started == null && (error == null || error.attempts() <= state.retries().size())) {
      return;
    }
    var attempt =
        array
            .addObject()
            .put("number", state.retries().size() + 1)
            .put("httpStatus", started != null ? (Integer) started.httpStatus() : httpStatus(error))
            .put("requestId", providerRequestId(state))
            .putNull("delayMs");
    attempt.set("error", ErrorJson.orNull(error));
  }

  private static @Nullable Integer httpStatus(@Nullable LlmError error) {
    return error == null ? null : error.httpStatus();
  }
}
