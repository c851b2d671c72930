package dev.sage.workbench.exchange;

/**
 * What is in a file that calls were written into. Immutable, thread-safe.
 *
 * @param redactedFrames how many of the frames are not as they arrived
 * @param running calls that are left out because they still ran
 * @param unanswered calls that are left out because no server answered, which the format is about
 */
public record CallsExportReport(
    long calls, long frames, long redactedFrames, long running, long unanswered) {}
