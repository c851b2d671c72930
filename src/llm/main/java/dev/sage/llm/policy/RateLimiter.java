package dev.sage.llm.policy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Keeps requests and tokens a minute within limits, for each provider and model apart: those that
 * the program sets, and those that the provider's headers tell. Whoever must wait is served in
 * order, is told so, and can be cancelled. Thread-safe; one may be shared between clients that use
 * the same account.
 *
 * <p>Defaults: no limits of the program's own; the provider's headers are obeyed; nobody waits for
 * longer than 60 s, a call that would have to fails with {@code rate_limited} at once.
 *
 * <p>How a call goes through it: {@link #enter}, {@link RatePlace#poll} until it is granted, {@link
 * RatePlace#answered} when the response's headers are there, {@link RatePlace#leave} at its end.
 */
public final class RateLimiter {

  private final RateLimit each;
  private final Map<String, RateLimit> byModel;
  private final boolean obeysHeaders;
  private final Duration maxWait;
  private final Map<String, RateQueue> queues = new ConcurrentHashMap<>();

  private RateLimiter(Builder builder) {
    each = builder.each;
    byModel = Map.copyOf(builder.byModel);
    obeysHeaders = builder.obeysHeaders;
    maxWait = builder.maxWait;
  }

  /**
   * A limiter with the defaults named above.
   *
   * @return the limiter
   */
  public static RateLimiter create() {
    return builder().build();
  }

  /**
   * A builder with the defaults named above.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Nobody waits for longer.
   *
   * @return the longest wait
   */
  public Duration maxWait() {
    return maxWait;
  }

  /**
   * Takes a place in the queue of a model.
   *
   * @param model {@code provider/model}
   * @param tokens that the attempt will cost, estimated; asked only where a limit of tokens is
   *     known
   * @param waited whether the caller has already waited as the provider asked, so that the
   *     provider's word to the others does not hold for it
   * @param clock the time
   * @return the place, which must be left
   */
  public RatePlace enter(String model, LongSupplier tokens, boolean waited, PolicyClock clock) {
    var queue = queue(model);
    return queue.enter(queue.countsTokens() ? tokens.getAsLong() : 0, waited, clock);
  }

  private RateQueue queue(String model) {
    var known = queues.get(model);
    return known != null
        ? known
        : queues.computeIfAbsent(
            model, name -> new RateQueue(byModel.getOrDefault(name, each), obeysHeaders, maxWait));
  }

  /** Builds a {@link RateLimiter}. Not thread-safe. */
  public static final class Builder {
    private RateLimit each = RateLimit.NONE;
    private final Map<String, RateLimit> byModel = new LinkedHashMap<>();
    private boolean obeysHeaders = true;
    private Duration maxWait = Duration.ofSeconds(60);

    private Builder() {}

    /**
     * The limit of each model that has none of its own; models do not share it.
     *
     * @param value the limit
     * @return this builder
     */
    public Builder each(RateLimit value) {
      each = value;
      return this;
    }

    /**
     * The limit of this model, named {@code provider/model}.
     *
     * @param name of the model
     * @param value its limit
     * @return this builder
     */
    public Builder model(String name, RateLimit value) {
      byModel.put(name, value);
      return this;
    }

    /**
     * Whether the limits in the provider's headers are obeyed; true where it is not given.
     *
     * @param value false: only the limits of the program count
     * @return this builder
     */
    public Builder obeysHeaders(boolean value) {
      obeysHeaders = value;
      return this;
    }

    /**
     * The longest that a call waits for its turn; 60 s where it is not given.
     *
     * @param value zero: nobody waits
     * @return this builder
     */
    public Builder maxWait(Duration value) {
      if (value.isNegative()) {
        throw new IllegalArgumentException("the longest wait can't be negative, was " + value);
      }
      maxWait = value;
      return this;
    }

    /**
     * The limiter.
     *
     * @return the limiter
     */
    public RateLimiter build() {
      return new RateLimiter(this);
    }
  }
}
