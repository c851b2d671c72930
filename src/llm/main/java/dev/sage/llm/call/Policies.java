package dev.sage.llm.call;

import dev.sage.llm.cache.ResponseCache;
import dev.sage.llm.policy.Budget;
import dev.sage.llm.policy.Fallbacks;
import dev.sage.llm.policy.InputRules;
import dev.sage.llm.policy.PolicyClock;
import dev.sage.llm.policy.RateLimiter;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.policy.Sleeper;
import dev.sage.llm.policy.TokenEstimate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * All that stands around a provider, in the order in which a call meets it:
 *
 * <ol>
 *   <li>{@code input}: a request that can't be right is refused;
 *   <li>{@code cache} ({@link AttemptSource}): an answer that is there is given, and what follows
 *       is left out;
 *   <li>{@code budget}: what the call may cost is set aside, or it is refused ({@link Admission});
 *   <li>{@code limiter}: each attempt waits for its turn ({@link Admission});
 *   <li>the attempt itself, under its timers;
 *   <li>{@code retry}: a failed one is made again, after a wait ({@link Engine});
 *   <li>{@code fallbacks}: where that is no use another model is asked, from the cache on ({@link
 *       FallbackPath}).
 * </ol>
 *
 * @param cache null: none
 * @param estimate of the tokens that the limiter reserves
 * @param budget null: no caps
 */
public record Policies(
    InputRules input,
    @Nullable ResponseCache cache,
    @Nullable Budget budget,
    RateLimiter limiter,
    TokenEstimate estimate,
    RetryPolicy retry,
    Fallbacks fallbacks,
    PolicyClock clock,
    Sleeper sleeper,
    Supplier<RandomGenerator> random) {}
