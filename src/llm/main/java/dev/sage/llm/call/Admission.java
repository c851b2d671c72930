package dev.sage.llm.call;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.RateLimits;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Usage;
import dev.sage.llm.policy.RatePlace;
import dev.sage.llm.policy.RatePlace.Turn;
import dev.sage.llm.policy.Reservation;
import dev.sage.llm.transport.Cancellation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a call passes before an attempt that goes to a provider: the wait of a retry, the budget,
 * the rate limit. Every wait is told before it begins and ends when the call is cancelled. Not
 * thread-safe.
 */
final class Admission {

  /** Where the call stands. */
  sealed interface Step {
    /** The attempt may be made. */
    record Admitted() implements Step {}

    /** The caller is to be told this; then ask again. */
    record Told(StreamEvent.Warning event) implements Step {}

    /** No attempt may be made. */
    record Refused(LlmError error) implements Step {}

    /** The call was cancelled in the meantime. */
    record Cancelled() implements Step {}
  }

  private static final Step ADMITTED = new Step.Admitted();
  private static final Step CANCELLED = new Step.Cancelled();

  private final Policies policies;
  private final Cancellation cancellation;

  private @Nullable Duration delay;
  private boolean waitedAsAsked;
  private @Nullable Reservation reservation;
  private @Nullable RatePlace place;
  private @Nullable Duration turn;

  Admission(Policies policies, Cancellation cancellation) {
    this.policies = policies;
    this.cancellation = cancellation;
  }

  /** Another attempt follows after this wait. */
  void retryAfter(Duration wait, boolean asked) {
    delay = wait;
    waitedAsAsked = asked;
  }

  /** Waits as the retry policy said; returns whether the call is still wanted. */
  boolean waitForRetry() {
    var wait = delay;
    delay = null;
    return wait == null || waited(() -> policies.sleeper().sleep(wait, cancellation));
  }

  /** Goes one step towards the next attempt at this target. */
  Step enter(CallTarget target) {
    var budget = policies.budget();
    if (budget != null && reservation == null) {
      try {
        reservation = budget.reserve(target.request(), target.provider().local());
      } catch (LlmException exceeded) {
        return new Step.Refused(exceeded.error());
      }
    }
    var mine = place;
    if (mine == null) {
      mine = takePlace(target);
    }
    var wait = turn;
    boolean told = wait != null;
    while (true) {
      if (wait != null) {
        var until = wait;
        var queue = mine;
        if (!waited(() -> queue.await(until, policies.sleeper(), cancellation))) {
          return CANCELLED;
        }
      }
      switch (mine.poll()) {
        case Turn.Now _ -> {
          turn = null;
          return ADMITTED;
        }
        case Turn.TooLate(Duration late) -> {
          return tooLate(target, mine, late);
        }
        case Turn.Later(Duration later) -> wait = later;
      }
      if (!told) {
        turn = wait;
        return new Step.Told(waiting(target, mine, wait));
      }
    }
  }

  /** The response's headers are there. */
  void answered(RateLimits limits) {
    if (place != null) {
      place.answered(limits);
    }
  }

  /** The attempt is over. */
  void attemptEnded(@Nullable LlmError error, Usage usage) {
    var mine = place;
    place = null;
    turn = null;
    if (mine == null) {
      return;
    }
    var input = usage.input();
    var output = usage.output();
    mine.leave(input == null || output == null ? null : (Long) sum(input, output));
    if (error != null && error.kind() == LlmError.Kind.RATE_LIMITED) {
      var asked = error.retryAfter();
      if (asked != null) {
        mine.refused(asked);
      }
    }
  }

  /** Nothing more is asked of this target; what was set aside for it is free or spent. */
  void targetEnded(boolean content, Usage usage) {
    attemptEnded(null, Usage.UNKNOWN);
    var mine = reservation;
    reservation = null;
    if (mine == null) {
      return;
    }
    if (content || usage.output() != null) {
      mine.spend(usage);
    } else {
      mine.release();
    }
  }

  /** Counts are the provider's word: too large a one must not become a small one. */
  private static long sum(long input, long output) {
    long sum = input + output;
    return input > 0 && output > 0 && sum < 0 ? Long.MAX_VALUE : sum;
  }

  private RatePlace takePlace(CallTarget target) {
    var request = target.request();
    var max = request.maxTokens();
    boolean asked = waitedAsAsked;
    waitedAsAsked = false;
    var taken =
        policies
            .limiter()
            .enter(
                request.model(),
                () -> policies.estimate().input(request) + (max == null ? 0 : max),
                asked,
                policies.clock());
    place = taken;
    return taken;
  }

  private Step tooLate(CallTarget target, RatePlace mine, Duration wait) {
    mine.leave(null);
    place = null;
    turn = null;
    var longest = policies.limiter().maxWait();
    return new Step.Refused(
        LlmError.of(
                LlmError.Kind.RATE_LIMITED,
                target.provider().name(),
                target.request().modelName(),
                "The rate limit of %s is used up, and the call's turn does not come within %s. Send fewer requests, or raise RateLimiter.maxWait."
                    .formatted(target.request().model(), Words.duration(longest)))
            .withRetryAfter(wait)
            .at("request", "turn"));
  }

  private static StreamEvent.Warning waiting(CallTarget target, RatePlace mine, Duration wait) {
    int ahead = mine.ahead();
    var how = ahead == 0 ? Words.duration(wait) : "for its turn behind " + ahead + " others";
    return new StreamEvent.Warning(
        "rate_limit_wait",
        "The rate limit of %s is used up; the call waits %s."
            .formatted(target.request().model(), how));
  }

  /** A wait that an interrupt of the thread cancels the call by. */
  private interface Wait {
    void run() throws InterruptedException;
  }

  private boolean waited(Wait wait) {
    try {
      wait.run();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      cancellation.cancel("the thread was interrupted");
    }
    return cancellation.reason() == null;
  }
}
