package dev.sage.workbench.compare;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ChatStream;
import org.jspecify.annotations.Nullable;

/**
 * One call of a comparison: one target, one repetition. Thread-safe.
 *
 * <p>Its {@link #callId} is the id of the call in the store, known before it is asked.
 */
public final class Cell {

  private final int column;
  private final int repetition;
  private final String callId;
  private final CompareTarget target;
  private final CellBuffer buffer = new CellBuffer();
  private @Nullable ChatStream stream;
  private @Nullable String cancelReason;

  Cell(int column, int repetition, String callId, CompareTarget target) {
    this.column = column;
    this.repetition = repetition;
    this.callId = callId;
    this.target = target;
  }

  /** The target's place, from 0. */
  public int column() {
    return column;
  }

  /** From 1. */
  public int repetition() {
    return repetition;
  }

  /** Our request id: the id of the call in the store. */
  public String callId() {
    return callId;
  }

  public CompareTarget target() {
    return target;
  }

  /** What is asked, with the call's id in it. */
  public ChatRequest request() {
    return target.request().toBuilder().requestId(callId).build();
  }

  /** What has come; drained by one view. */
  public CellBuffer buffer() {
    return buffer;
  }

  /** The cell as it is now. */
  public CellState state() {
    return buffer.state();
  }

  /** Everything it has been told so far. */
  public CellAnswer answer() {
    return buffer.answer();
  }

  /**
   * Ends this cell, running or waiting; nothing happens where it is over.
   *
   * @param reason in words: "stopped by you"
   */
  public void cancel(String reason) {
    ChatStream running;
    synchronized (this) {
      if (cancelReason != null) {
        return;
      }
      cancelReason = reason;
      running = stream;
    }
    if (running != null) {
      running.cancel(reason);
    }
  }

  /** The stream is open; where the cell was cancelled before, it is cancelled now. */
  void opened(ChatStream opened) {
    String reason;
    synchronized (this) {
      stream = opened;
      reason = cancelReason;
    }
    if (reason != null) {
      opened.cancel(reason);
    }
  }

  synchronized @Nullable String cancelReason() {
    return cancelReason;
  }
}
