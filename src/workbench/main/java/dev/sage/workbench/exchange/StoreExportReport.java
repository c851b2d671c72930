package dev.sage.workbench.exchange;

/**
 * What is in a file that a store was exported into. Immutable, thread-safe.
 *
 * @param redactedFrames how many of the frames are not as they arrived
 * @param running calls that are left out because they still ran
 */
public record StoreExportReport(
    long runs, long calls, long frames, long redactedFrames, long running) {}
