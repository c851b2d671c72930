package dev.sage.llm.call;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;

/**
 * The moments of one call, {@link System#nanoTime}, stamped once for each network read. Not
 * thread-safe.
 */
final class CallClock {

  private static final long NEVER = Long.MIN_VALUE;

  private long sent = NEVER;
  private long headers = NEVER;
  private long firstByte = NEVER;
  private long firstEvent = NEVER;
  private long firstToken = NEVER;
  private long firstText = NEVER;
  private long lastToken = NEVER;
  private long read;

  /** An attempt begins: only the last one's times count. */
  void begin() {
    sent = NEVER;
    headers = NEVER;
    firstByte = NEVER;
    firstEvent = NEVER;
    firstToken = NEVER;
    firstText = NEVER;
    lastToken = NEVER;
  }

  void responded(long sentNanos, long headersNanos) {
    sent = sentNanos;
    headers = headersNanos < 0 ? NEVER : headersNanos;
  }

  /** The first bytes may have come with the headers, which count as complete a moment later. */
  void read(long nanos) {
    read = headers == NEVER ? nanos : Math.max(nanos, headers);
    if (firstByte == NEVER) {
      firstByte = read;
    }
  }

  void frame() {
    if (firstEvent == NEVER) {
      firstEvent = read;
    }
  }

  /** Returns whether the event bears tokens, so that the idle timer starts anew. */
  boolean event(StreamEvent event) {
    switch (event) {
      case StreamEvent.Text _, StreamEvent.Refusal _ -> {
        if (firstText == NEVER) {
          firstText = read;
        }
      }
      case StreamEvent.Reasoning _ -> {}
      case StreamEvent.ToolCallDelta delta -> {
        if (delta.arguments().isEmpty()) {
          return false;
        }
      }
      // A whole call counts where no delta of it was seen before.
      case StreamEvent.ToolCall _ -> {
        if (firstToken != NEVER) {
          return false;
        }
      }
      default -> {
        return false;
      }
    }
    if (firstToken == NEVER) {
      firstToken = read;
    }
    lastToken = read;
    return true;
  }

  /** The time of the read that is being decoded. */
  long readNanos() {
    return read;
  }

  Timings timings(long sentNanos, long endNanos) {
    long zero = sent == NEVER ? sentNanos : sent;
    return new Timings(
        since(headers, zero),
        since(firstByte, zero),
        since(firstEvent, zero),
        since(firstToken, zero),
        since(firstText, zero),
        since(lastToken, zero),
        since(endNanos, zero));
  }

  private static long since(long nanos, long zero) {
    return nanos == NEVER ? Timings.UNKNOWN : Math.max(0, nanos - zero);
  }
}
