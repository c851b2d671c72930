package dev.sage.llm.transport;

import dev.sage.llm.telemetry.AttemptRecord;

/**
 * How far an exchange has come, {@link System#nanoTime}; -1 for what has not happened. Written by
 * the thread that sends or by the client's own, read afterwards. Thread-safe.
 */
public final class HttpProgress {

  private volatile long sentNanos = -1;
  private volatile long headersNanos = -1;
  private volatile boolean handshaking;
  private volatile AttemptRecord.Phases phases = AttemptRecord.Phases.NONE;

  /** Nothing has happened yet. */
  public HttpProgress() {}

  /** {@return {@link System#nanoTime} of the first request byte} */
  public long sentNanos() {
    return sentNanos;
  }

  /** {@return {@link System#nanoTime} of the complete response headers} */
  public long headersNanos() {
    return headersNanos;
  }

  /** {@return how long each phase took so far} */
  public AttemptRecord.Phases phases() {
    return phases;
  }

  /** {@return whether the connection stands and TLS does not yet} */
  public boolean handshaking() {
    return handshaking;
  }

  void handshaking(boolean value) {
    handshaking = value;
  }

  /**
   * The first request byte goes out; for transports.
   *
   * @param nanos {@link System#nanoTime}
   */
  public void sent(long nanos) {
    sentNanos = nanos;
  }

  /**
   * The response headers are complete; for transports.
   *
   * @param nanos {@link System#nanoTime}
   */
  public void headers(long nanos) {
    headersNanos = nanos;
  }

  void phases(AttemptRecord.Phases value) {
    phases = value;
  }
}
