package dev.sage.llm.tool.loop;

import dev.sage.llm.FinishReason;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.StreamEvent.ToolFault;
import dev.sage.llm.call.ResponseAccumulator;
import dev.sage.llm.tool.ToolSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One turn of the model: what it said and which tools it called. Not thread-safe. */
final class Round {

  private final String requestId;
  private final @Nullable String parentId;
  private final CallCheck check;
  private final ResponseAccumulator said = new ResponseAccumulator();

  /** By id: of calls with the same one there is one answer, and one goes back to the model. */
  private final Map<String, CheckedCall> calls = new LinkedHashMap<>();

  /**
   * A round that begins.
   *
   * @param parentId null for the first one
   */
  Round(String requestId, @Nullable String parentId, ToolSet tools) {
    this.requestId = requestId;
    this.parentId = parentId;
    this.check = new CallCheck(tools);
  }

  String requestId() {
    return requestId;
  }

  @Nullable String parentId() {
    return parentId;
  }

  /** Anything but a tool call. */
  void add(StreamEvent event) {
    said.add(event);
  }

  /** A tool call, looked at. */
  CheckedCall call(StreamEvent.ToolCall call) {
    var checked = check.check(call);
    var first = calls.get(call.callId());
    if (first == null) {
      calls.put(call.callId(), checked);
      said.add(checked.call());
    } else {
      // The result could not be told from the other's, so the other must not run either.
      calls.put(call.callId(), first.refused(ToolFault.DUPLICATE_ID, checked.problem()));
    }
    return checked;
  }

  /** The round is complete; returns the calls that only its end shows to be faulty. */
  List<CheckedCall> end(StreamEvent.End end) {
    var found = new ArrayList<CheckedCall>();
    if (end.finishReason() == FinishReason.LENGTH) {
      calls.replaceAll(
          (_, call) -> {
            var cut = call.refused(ToolFault.TRUNCATED_BY_LENGTH, CallCheck.TRUNCATED);
            if (call.fault() == null) {
              found.add(cut);
            }
            return cut;
          });
    }
    return found;
  }

  /** What the model said, to be sent back as it is. */
  Message message(StreamEvent.End end) {
    return said.response(requestId, "", end).message();
  }

  /** The calls in order, one for each id. */
  List<CheckedCall> calls() {
    return List.copyOf(calls.values());
  }

  /** The first fault; null where all calls are sound. */
  @Nullable ToolFault fault() {
    return calls.values().stream()
        .map(CheckedCall::fault)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
