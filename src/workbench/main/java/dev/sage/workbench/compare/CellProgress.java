package dev.sage.workbench.compare;

import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything about a cell but its content. Not thread-safe: guarded by its {@link CellBuffer}. */
final class CellProgress {

  private final List<StreamEvent.Retrying> retries = new ArrayList<>();
  private final List<StreamEvent.Warning> warnings = new ArrayList<>();
  private CellStatus status = CellStatus.WAITING;
  private StreamEvent.@Nullable Started started;
  private long contentEvents;
  private long characters;
  private long askedNanos;
  private long firstTokenNanos;
  private long lastTokenNanos;
  private @Nullable FinishReason finishReason;
  private @Nullable String rawFinishReason;
  private Usage usage = Usage.UNKNOWN;
  private Timings timings = Timings.NONE;
  private @Nullable LlmError error;

  void asked(long nanos) {
    status = CellStatus.ASKING;
    askedNanos = nanos;
  }

  void notRun() {
    status = CellStatus.NOT_RUN;
  }

  CellStatus status() {
    return status;
  }

  void event(StreamEvent event, long nanos) {
    switch (event) {
      case StreamEvent.Started begun -> started = begun;
      case StreamEvent.Text text -> content(text.value().length(), nanos);
      case StreamEvent.Reasoning reasoning -> content(reasoning.value().length(), nanos);
      case StreamEvent.Refusal refusal -> content(refusal.value().length(), nanos);
      case StreamEvent.ToolCallDelta ignored -> content(0, nanos);
      case StreamEvent.Retrying retrying -> retries.add(retrying);
      case StreamEvent.Warning warning -> warnings.add(warning);
      case StreamEvent.Failure failure -> failed(failure);
      case StreamEvent.End end -> ended(end);
      case StreamEvent.ReasoningState ignored -> {}
      case StreamEvent.ToolCall ignored -> {}
      case StreamEvent.ToolResult ignored -> {}
      case StreamEvent.RoundEnd ignored -> {}
    }
  }

  private void content(int length, long nanos) {
    status = CellStatus.STREAMING;
    contentEvents++;
    characters += length;
    firstTokenNanos = firstTokenNanos == 0 ? nanos : firstTokenNanos;
    lastTokenNanos = nanos;
  }

  private void failed(StreamEvent.Failure failure) {
    error = failure.error();
    status = error.kind() == LlmError.Kind.CANCELLED ? CellStatus.CANCELLED : CellStatus.FAILED;
    usage = failure.usage();
    timings = failure.timings();
  }

  private void ended(StreamEvent.End end) {
    status = CellStatus.COMPLETE;
    finishReason = end.finishReason();
    rawFinishReason = end.rawFinishReason();
    usage = end.usage();
    timings = end.timings();
  }

  CellState state() {
    int attempts =
        status == CellStatus.WAITING || status == CellStatus.NOT_RUN ? 0 : retries.size() + 1;
    return new CellState(
        status,
        started,
        attempts,
        retries,
        warnings,
        contentEvents,
        characters,
        askedNanos,
        firstTokenNanos,
        lastTokenNanos,
        finishReason,
        rawFinishReason,
        usage,
        timings,
        error);
  }
}
