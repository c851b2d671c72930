package dev.sage.workbench.compare;

import dev.sage.llm.Content;
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

  private static final int EXCERPT = 160;

  private final StringBuilder wholeText = new StringBuilder();
  private final StringBuilder wholeReasoning = new StringBuilder();
  private final StringBuilder wholeRefusal = new StringBuilder();
  private final List<StreamEvent.ToolCall> wholeCalls = new ArrayList<>();
  private final Map<Integer, ToolPiece> pieces = new LinkedHashMap<>();
  private final ReasoningBlocks reasoningBlocks = new ReasoningBlocks();
  private final CellProgress progress = new CellProgress();
  private int drainedText;
  private int drainedReasoning;
  private int drainedRefusal;
  private int drainedCalls;

  private String excerpt = "";
  private String digest = "";
  private boolean released;

  CellBuffer() {}

  synchronized void notRun() {
    progress.notRun();
  }

  synchronized CellStatus status() {
    return progress.status();
  }

  synchronized boolean released() {
    return released;
  }

  /** The next {@link #drain} begins at the beginning: for another view. */
  public synchronized void rewind() {
    drainedText = 0;
    drainedReasoning = 0;
    drainedRefusal = 0;
    drainedCalls = 0;
  }

  /** The first words, on one line. */
  synchronized String excerpt() {
    if (released) {
      return excerpt;
    }
    StringBuilder said = wholeText.isEmpty() ? wholeRefusal : wholeText;
    String start = said.substring(0, Math.min(said.length(), EXCERPT * 2)).strip();
    String line = start.replaceAll("\\s+", " ");
    return line.substring(0, Math.min(line.length(), EXCERPT));
  }

  /** What tells whether two answers are equal; empty until the cell is over. */
  synchronized String digest() {
    return digest;
  }

  /** Lets go of what has come, but for its first words. */
  synchronized void release() {
    if (released || !progress.status().over()) {
      return;
    }
    excerpt = excerpt();
    released = true;
    for (StringBuilder whole : List.of(wholeText, wholeReasoning, wholeRefusal)) {
      whole.setLength(0);
      whole.trimToSize();
    }
    wholeCalls.clear();
    pieces.clear();
    drainedText = 0;
    drainedReasoning = 0;
    drainedRefusal = 0;
    drainedCalls = 0;
  }

  synchronized void asked(long nanos) {
    progress.asked(nanos);
  }

  /** For one thread, that of the stream. */
  void add(StreamEvent event, long nanos) {
    // Of megabytes it takes a while: neither the view's thread nor its turn at the buffer pays it.
    String known = event.terminal() ? AnswerDigest.of(text()) : "";
    add(event, nanos, known);
  }

  private synchronized String text() {
    return wholeText.toString();
  }

  private synchronized void add(StreamEvent event, long nanos, String known) {
    if (event.terminal() && !released) {
      digest = known;
    }
    switch (event) {
      case StreamEvent.Text text -> wholeText.append(text.value());
      case StreamEvent.Reasoning reasoning -> wholeReasoning.append(reasoning.value());
      case StreamEvent.Refusal refusal -> wholeRefusal.append(refusal.value());
      case StreamEvent.ToolCallDelta delta ->
          pieces.computeIfAbsent(delta.index(), ToolPiece::new).add(delta);
      case StreamEvent.ToolCall call -> wholeCalls.add(call);
      default -> {}
    }
    reasoningBlocks.event(event);
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

  /** The reasoning by its blocks, as it goes back to its provider. */
  public synchronized List<Content.Reasoning> reasoningState() {
    return reasoningBlocks.list();
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
