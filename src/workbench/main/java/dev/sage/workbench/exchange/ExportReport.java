package dev.sage.workbench.exchange;

import java.nio.file.Path;

/**
 * What was written. Immutable, thread-safe.
 *
 * @param file the file, or the recording's folder
 * @param frames how many frames it has; none in a trace
 * @param redactedFrames how many of them redaction had changed: their bytes are not those that
 *     arrived
 * @param bytes of the body; of a trace all of it
 */
public record ExportReport(Path file, long frames, long redactedFrames, long bytes) {}
