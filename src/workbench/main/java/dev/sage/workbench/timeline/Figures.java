package dev.sage.workbench.timeline;

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
 * @param cacheReadTokens of the input tokens
 * @param costNanoUsd billionths of a US dollar, of calls whose price is known
 * @param priced how many those are
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
    long costNanoUsd,
    long priced) {}
