package dev.sage.llm.telemetry;

/**
 * Watches one call. Its methods are called in order by the thread that pulls the stream, must not
 * block, and may keep what they are given.
 */
public interface CallTap {

  /**
   * Whether it looks at frames. Where no tap of a call does, none is copied, and the call costs
   * next to nothing more than without taps. Asked once, before the first attempt.
   */
  default boolean wantsFrames() {
    return true;
  }

  /** An attempt has its response headers, or failed before it had them. */
  default void attempt(AttemptRecord attempt) {}

  /** One frame of the response body, and what it meant. */
  void frame(TappedFrame frame);

  /** An attempt failed; where another follows its record has the delay. */
  default void attemptFailed(AttemptRecord attempt) {}

  /** The call is over; nothing comes after it. */
  void end(CallRecord record);
}
