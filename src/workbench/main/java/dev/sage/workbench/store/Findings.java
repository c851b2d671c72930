package dev.sage.workbench.store;

import org.jspecify.annotations.Nullable;

/**
 * What the store itself found out of a call, and where it comes from. Immutable, thread-safe.
 *
 * @param maxGapNanos the longest time between two frames with content of the last attempt; null
 *     where there are no two, or while that is unknown
 * @param stalls how many of those gaps were longer than 250 ms and than five times their median;
 *     null while that is unknown
 * @param costUsd by the prices of when the call ended; null where it is unknown
 * @param redactedFrames how many frames redaction changed; null where that was not counted
 * @param source how the store came by it
 * @param file the name of the file that it came from, or null
 * @param timed whether its frames have times: false where the file had none, all are 0 then
 * @param cached whether Sage's own cache answered, without a request
 */
public record Findings(
    @Nullable Long maxGapNanos,
    @Nullable Integer stalls,
    @Nullable Double costUsd,
    @Nullable Integer redactedFrames,
    CallSource source,
    @Nullable String file,
    boolean timed,
    boolean cached) {}
