package dev.sage.llm.telemetry;

import java.time.Duration;

/**
 * Watches one call. Its methods are called in order by the thread that pulls the stream, must not
 * block, and may keep what they are given.
 */
public interface CallTap {

  /**
   * {@return whether it looks at frames} Where no tap of a call does, none is copied, and the call
   * costs next to nothing more than without taps. Asked once, before the first attempt.
   */
  default boolean wantsFrames() {
    return true;
  }

  /**
   * An attempt has its response headers, or failed before it had them.
   *
   * @param attempt what is known of it by now
   */
  default void attempt(AttemptRecord attempt) {}

  /**
   * The first text, reasoning or piece of a tool call has arrived; at most once.
   *
   * @param timeToFirstToken from the first byte of the request
   */
  default void firstToken(Duration timeToFirstToken) {}

  /**
   * One frame of the response body, and what it meant.
   *
   * @param frame the frame and its events
   */
  default void frame(TappedFrame frame) {}

  /**
   * An attempt failed; where another follows its record has the delay.
   *
   * @param attempt what is known of it, with its error
   */
  default void attemptFailed(AttemptRecord attempt) {}

  /**
   * The call is over; nothing comes after it.
   *
   * @param record all that is known
   */
  void end(CallRecord record);
}
