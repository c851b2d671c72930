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
  @Nullable CallRecord end;

  OpenCall(CallStart start, @Nullable Placement placement, FrameRedactor redactor) {
    this.start = start;
    this.placement = placement;
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
    bytes += clean.frame().bytes().length;
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

  static boolean bearsContent(TappedFrame frame) {
    for (StreamEvent event : frame.events()) {
      switch (event) {
        case StreamEvent.Text ignored -> {
          return true;
        }
        case StreamEvent.Reasoning ignored -> {
          return true;
        }
        case StreamEvent.Refusal ignored -> {
          return true;
        }
        case StreamEvent.ToolCallDelta ignored -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }
}
