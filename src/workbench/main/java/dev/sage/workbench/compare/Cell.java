package dev.sage.workbench.compare;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ChatStream;
import org.jspecify.annotations.Nullable;

/**
 * One call of a comparison: one target, one input row, one repetition. Thread-safe.
 *
 * <p>Its {@link #callId} is the id of the call in the store, known before it is asked. A cell that
 * is asked again is another object at the same address.
 */
public final class Cell {

  private final CellAddress address;
  private final String callId;
  private final CompareTarget target;
  private final CellQueue queue;
  private @Nullable CellBuffer buffer;
  private @Nullable ChatStream stream;
  private @Nullable String cancelReason;

  Cell(CellAddress address, String callId, CompareTarget target, CellQueue queue) {
    this.address = address;
    this.callId = callId;
    this.target = target;
    this.queue = queue;
  }

  /** Where it stands. */
  public CellAddress address() {
    return address;
  }

  /** The target's place, from 0. */
  public int column() {
    return address.column();
  }

  /** The input's place, from 0. */
  public int row() {
    return address.row();
  }

  /** From 1. */
  public int repetition() {
    return address.repetition();
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
    return target.request(row()).toBuilder().requestId(callId).build();
  }

  /** What has come; drained by one view. */
  public synchronized CellBuffer buffer() {
    var known = buffer;
    if (known == null) {
      known = new CellBuffer();
      buffer = known;
    }
    return known;
  }

  /** The cell as it is now. */
  public CellState state() {
    CellBuffer known;
    synchronized (this) {
      known = buffer;
    }
    return known == null ? CellState.WAITING : known.state();
  }

  /** Where it is in its life. */
  public CellStatus status() {
    CellBuffer known;
    synchronized (this) {
      known = buffer;
    }
    return known == null ? CellStatus.WAITING : known.status();
  }

  /** Everything it has been told so far; without its texts where they were {@link #release}d. */
  public CellAnswer answer() {
    return buffer().answer();
  }

  /** The first words, on one line; they stay when the text goes. */
  public String excerpt() {
    CellBuffer known;
    synchronized (this) {
      known = buffer;
    }
    return known == null ? "" : known.excerpt();
  }

  /**
   * Tells whether two answers are the same without their texts: equal for texts that are equal but
   * for white space around them. Empty until the cell is over.
   */
  public String digest() {
    CellBuffer known;
    synchronized (this) {
      known = buffer;
    }
    return known == null ? "" : known.digest();
  }

  /** Whether its texts are here; else the store has them. */
  public boolean whole() {
    return !buffer().released();
  }

  /** Lets go of the texts of an answer that is over; the store has them. */
  void release() {
    buffer().release();
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
    } else {
      queue.drop(this);
    }
  }

  /** Says why, without telling the queue, which asks for it. */
  synchronized void cancelled(String reason) {
    cancelReason = cancelReason == null ? reason : cancelReason;
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
