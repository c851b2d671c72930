package dev.sage.workbench.store;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.CleanFrame;
import dev.sage.llm.telemetry.FrameRedactor;
import dev.sage.llm.telemetry.TappedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A call that is being written, as the writer's thread knows it. Used by that thread only. */
final class OpenCall {

  /** Not in the database yet. */
  static final long NO_NUMBER = -1;

  final CallStart start;
  final @Nullable Placement placement;
  final @Nullable ImportMark mark;
  private final FrameRedactor redactor;
  final StringBuilder text = new StringBuilder();
  final StringBuilder reasoning = new StringBuilder();
  final StringBuilder refusal = new StringBuilder();
  final List<StreamEvent.ToolCall> toolCalls = new ArrayList<>();
  final TreeMap<Integer, AttemptRecord> attempts = new TreeMap<>();

  /** What the next transaction has to write. */
  final List<CleanFrame> newFrames = new ArrayList<>();

  final List<AttemptRecord> newAttempts = new ArrayList<>();
  long number = NO_NUMBER;

  /** Whether its row is committed. */
  boolean begun;

  long frames;
  long bytes;
  private int tokenAttempt;
  private long firstToken = Long.MAX_VALUE;
  int redactedFrames;
  @Nullable CallRecord end;

  OpenCall(
      CallStart start,
      @Nullable Placement placement,
      @Nullable ImportMark mark,
      FrameRedactor redactor) {
    this.start = start;
    this.placement = placement;
    this.mark = mark;
    this.redactor = redactor;
  }

  /** A frame waits here while it might be in the middle of a secret. */
  void frame(TappedFrame frame) {
    frame.events().forEach(this::event);
    redactor.add(frame).forEach(this::keep);
  }

  private void keep(CleanFrame clean) {
    newFrames.add(clean);
    frames++;
    bytes += length(clean);
    redactedFrames += redacted(clean) ? 1 : 0;
  }

  /** How many bytes it had as it arrived: before the file that it comes from was written, if so. */
  int length(CleanFrame clean) {
    var original = mark == null ? null : mark.originalLengths().get(clean.frame().sequence());
    return original == null ? clean.frame().bytes().length : original;
  }

  /** Whether redaction changed it, here or before it was written into its file. */
  boolean redacted(CleanFrame clean) {
    return clean.changed()
        || (mark != null && mark.originalLengths().containsKey(clean.frame().sequence()));
  }

  private void event(StreamEvent event) {
    switch (event) {
      case StreamEvent.Text piece -> text.append(piece.value());
      case StreamEvent.Reasoning piece -> reasoning.append(piece.value());
      case StreamEvent.Refusal piece -> refusal.append(piece.value());
      case StreamEvent.ToolCall call -> toolCalls.add(call);
      default -> {}
    }
  }

  void attempt(AttemptRecord attempt) {
    attempts.put(attempt.number(), attempt);
    newAttempts.add(attempt);
    if (attempt.error() != null) {
      redactor.flush().forEach(this::keep);
    }
  }

  void end(CallRecord record) {
    redactor.flush().forEach(this::keep);
    end = record;
  }

  /** The transaction is done, or given up. */
  void settled() {
    begun = true;
    newFrames.clear();
    newAttempts.clear();
  }

  /**
   * Whether the frame bears a token, as the clock of a call has it: text, reasoning, arguments that
   * are not empty, or a whole tool call where nothing came before it. Frames are asked about in
   * their order, perhaps more than once.
   */
  boolean bearsContent(TappedFrame frame) {
    if (frame.attempt() != tokenAttempt) {
      tokenAttempt = frame.attempt();
      firstToken = Long.MAX_VALUE;
    }
    boolean token =
        frame.events().stream().anyMatch(event -> isContent(event, frame.sequence() <= firstToken));
    if (token) {
      firstToken = Math.min(firstToken, frame.sequence());
    }
    return token;
  }

  private static boolean isContent(StreamEvent event, boolean first) {
    return switch (event) {
      case StreamEvent.Text ignored -> true;
      case StreamEvent.Reasoning ignored -> true;
      case StreamEvent.Refusal ignored -> true;
      case StreamEvent.ToolCallDelta delta -> !delta.arguments().isEmpty();
      case StreamEvent.ToolCall ignored -> first;
      default -> false;
    };
  }
}
