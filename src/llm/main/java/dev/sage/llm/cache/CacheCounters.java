package dev.sage.llm.cache;

/**
 * What a cache has done since it was made. Immutable, thread-safe.
 *
 * @param hits calls that were given a stored answer
 * @param misses calls that found none: they asked the provider, or failed where the mode is
 *     replay-only
 * @param collapsed calls that were given the answer, or the error, of an equal call that ran at the
 *     same time
 * @param stored answers that were stored
 * @param corrupt entries that were removed because they were damaged, foreign or of another version
 * @param storeFailures how often the store threw an exception
 * @param evictedBytes bytes that the store has dropped to stay within its bound
 */
public record CacheCounters(
    long hits,
    long misses,
    long collapsed,
    long stored,
    long corrupt,
    long storeFailures,
    long evictedBytes) {}
