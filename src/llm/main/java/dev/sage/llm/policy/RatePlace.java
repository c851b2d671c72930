package dev.sage.llm.policy;

import dev.sage.llm.RateLimits;
import dev.sage.llm.transport.Cancellation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The place of one attempt in the queue of a {@link RateLimiter}. Thread-safe. */
public final class RatePlace {

  private final RateQueue queue;
  final PolicyClock clock;
  final long tokens;
  final boolean waited;
  final long entered;

  // Guarded by the queue's lock:
  boolean granted;
  boolean answered;
  boolean left;
  boolean passedOver;
  long asked;
  SlidingWindow.@Nullable Grant tokenGrant;

  /** Ends the wait of whoever stands here when the queue has moved; a new one for each wait. */
  private volatile Cancellation turn = new Cancellation();

  RatePlace(RateQueue queue, long tokens, boolean waited, PolicyClock clock) {
    this.queue = queue;
    this.tokens = tokens;
    this.waited = waited;
    this.clock = clock;
    this.entered = clock.nanos();
    this.asked = entered;
  }

  /** What becomes of an attempt that asks for its turn. */
  public sealed interface Turn {
    /** It may be made. */
    record Now() implements Turn {}

    /**
     * It must wait.
     *
     * @param delay until it is worth asking again: for whoever stands first until enough is free,
     *     for the others until they would have waited too long
     */
    record Later(Duration delay) implements Turn {}

    /**
     * Its turn does not come within the longest wait.
     *
     * @param delay how long it would be from now, as far as it is known
     */
    record TooLate(Duration delay) implements Turn {}
  }

  /**
   * Asks for the turn.
   *
   * @return whether the attempt may be made
   */
  public Turn poll() {
    return queue.poll(this);
  }

  /**
   * How many stand before this place.
   *
   * @return 0 for the first, and for whoever has been granted
   */
  public int ahead() {
    return queue.ahead(this);
  }

  /**
   * Waits until it is worth asking again, or the call is cancelled.
   *
   * @param wait the longest that it waits
   * @param sleeper what waits
   * @param cancellation of the call
   * @throws InterruptedException where the waiting thread is interrupted
   */
  public void await(Duration wait, Sleeper sleeper, Cancellation cancellation)
      throws InterruptedException {
    var mine = turn;
    try (var _ = cancellation.onCancel(this::wake)) {
      sleeper.sleep(wait, mine);
    }
    // One that was used up by this wait must not end the next.
    if (mine.reason() != null) {
      turn = new Cancellation();
    }
  }

  /**
   * The response's headers are there: what they say of limits holds for all.
   *
   * @param limits as the headers tell them
   */
  public void answered(RateLimits limits) {
    queue.answered(this, limits);
  }

  /**
   * The provider refused the attempt and asks everybody to wait.
   *
   * @param wait how long
   */
  public void refused(Duration wait) {
    queue.refused(wait, clock);
  }

  /**
   * The attempt is over, or never came to be; frees the place. More than once is as good as once.
   *
   * @param actual the tokens that it cost; null where that is not known, so that the estimate stays
   */
  public void leave(@Nullable Long actual) {
    queue.leave(this, actual);
  }

  void wake() {
    turn.cancel("the queue has moved");
  }
}
