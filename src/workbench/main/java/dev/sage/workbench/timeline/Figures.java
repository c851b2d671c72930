package dev.sage.workbench.timeline;

import java.util.OptionalDouble;

/**
 * What can be said of the calls that begin in a stretch of time. Immutable, thread-safe.
 *
 * @param calls all of them
 * @param failed those that failed or were interrupted
 * @param cancelled those that were cancelled
 * @param running those that run
 * @param latency end to end, of complete calls (docs: E2E)
 * @param firstToken time to first token, of complete calls
 * @param inputTokens where the provider told; cached ones too
 * @param outputTokens where the provider told
 * @param cacheReadTokens of the input tokens, where the provider told
 * @param cacheToldTokens the input tokens of those calls whose provider told of its cache, whether
 *     or not it had any
 * @param costNanoUsd billionths of a US dollar, of calls whose price is known
 * @param priced how many those are
 * @param cached calls that Sage's own cache answered; they are in no time
 * @param decodeTokens output tokens after the first, of complete calls with at least two
 * @param decodeNanos from first to last token of those calls, summed up
 */
public record Figures(
    long calls,
    long failed,
    long cancelled,
    long running,
    Percentiles latency,
    Percentiles firstToken,
    long inputTokens,
    long outputTokens,
    long cacheReadTokens,
    long cacheToldTokens,
    long costNanoUsd,
    long priced,
    long cached,
    long decodeTokens,
    long decodeNanos) {

  /** How fast tokens came after the first, over all calls; empty where no call tells. */
  public OptionalDouble tokensPerSecond() {
    return decodeNanos == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(decodeTokens * 1e9 / decodeNanos);
  }

  /** The share of calls that failed; empty where there are none. */
  public OptionalDouble errorRate() {
    return calls == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) failed / calls);
  }

  /** The share of input tokens that the provider's cache had; empty where no provider told. */
  public OptionalDouble cachedInput() {
    return cacheToldTokens == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) cacheReadTokens / cacheToldTokens);
  }

  /**
   * How many calls have a price or will never be known to have one: those that ended, without those
   * that Sage's own cache answered, which cost nothing.
   */
  public long billed() {
    return Math.max(priced, calls - running - cached);
  }
}
