package dev.sage.workbench.compare;

import dev.sage.llm.StreamEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a cell's stream meets its view: the stream adds as events arrive, the view drains when it
 * likes, once a pulse say. Thread-safe; neither side waits for more than an append.
 */
public final class CellBuffer {

  private final StringBuilder wholeText = new StringBuilder();
  private final StringBuilder wholeReasoning = new StringBuilder();
  private final StringBuilder wholeRefusal = new StringBuilder();
  private final List<StreamEvent.ToolCall> wholeCalls = new ArrayList<>();
  private final Map<Integer, ToolPiece> pieces = new LinkedHashMap<>();
  private final CellProgress progress = new CellProgress();
  private int drainedText;
  private int drainedReasoning;
  private int drainedRefusal;
  private int drainedCalls;

  CellBuffer() {}

  synchronized void asked(long nanos) {
    progress.asked(nanos);
  }

  synchronized void add(StreamEvent event, long nanos) {
    switch (event) {
      case StreamEvent.Text text -> wholeText.append(text.value());
      case StreamEvent.Reasoning reasoning -> wholeReasoning.append(reasoning.value());
      case StreamEvent.Refusal refusal -> wholeRefusal.append(refusal.value());
      case StreamEvent.ToolCallDelta delta ->
          pieces.computeIfAbsent(delta.index(), ToolPiece::new).add(delta);
      case StreamEvent.ToolCall call -> wholeCalls.add(call);
      default -> {}
    }
    progress.event(event, nanos);
  }

  /** What has come since the last call of this method. For one view. */
  public synchronized CellDelta drain() {
    var delta =
        new CellDelta(
            wholeText.substring(drainedText),
            wholeReasoning.substring(drainedReasoning),
            wholeRefusal.substring(drainedRefusal),
            pieces.values().stream().map(ToolPiece::take).toList(),
            wholeCalls.subList(drainedCalls, wholeCalls.size()),
            progress.state());
    drainedText = wholeText.length();
    drainedReasoning = wholeReasoning.length();
    drainedRefusal = wholeRefusal.length();
    drainedCalls = wholeCalls.size();
    pieces.clear();
    return delta;
  }

  /** The cell as it is now. */
  public synchronized CellState state() {
    return progress.state();
  }

  /** Everything so far, drained or not. */
  public synchronized CellAnswer answer() {
    return new CellAnswer(
        wholeText.toString(), wholeReasoning.toString(), wholeRefusal.toString(), wholeCalls);
  }

  /** The pieces of one tool call since the last drain, merged. */
  private static final class ToolPiece {
    private final int index;
    private final StringBuilder arguments = new StringBuilder();
    private @Nullable String callId;
    private @Nullable String toolName;

    ToolPiece(int index) {
      this.index = index;
    }

    void add(StreamEvent.ToolCallDelta delta) {
      callId = delta.callId() == null ? callId : delta.callId();
      toolName = delta.toolName() == null ? toolName : delta.toolName();
      arguments.append(delta.arguments());
    }

    StreamEvent.ToolCallDelta take() {
      return new StreamEvent.ToolCallDelta(index, callId, toolName, arguments.toString());
    }
  }
}
