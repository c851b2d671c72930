package dev.sage.workbench.store;

import org.jspecify.annotations.Nullable;

/**
 * A call that nobody made, to fill a store for a look at how it fares. Immutable, thread-safe.
 *
 * @param startedAt microseconds since 1970 UTC
 * @param run the run that it belongs to, or null
 * @param session tells made-up processes apart
 * @param endNanos after the request was sent; null where nobody saw the end
 * @param firstTokenNanos after the request was sent; null where none came
 * @param costNano billionths of a US dollar, or null
 */
public record MadeUpCall(
    String id,
    long startedAt,
    String provider,
    String model,
    String api,
    CallStatus status,
    @Nullable String run,
    int session,
    int attempts,
    @Nullable Long endNanos,
    @Nullable Long firstTokenNanos,
    @Nullable Long input,
    @Nullable Long output,
    @Nullable Long cacheRead,
    @Nullable Long costNano,
    int toolCalls,
    @Nullable String errorKind,
    @Nullable Integer httpStatus) {}
