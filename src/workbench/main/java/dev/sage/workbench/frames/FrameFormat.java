package dev.sage.workbench.frames;

import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.WireFormat;
import org.jspecify.annotations.Nullable;

/**
 * How the frames of a call are to be read. Immutable, thread-safe.
 *
 * @param format null where this library does not know the call's wire format
 * @param quirks of the provider
 */
public record FrameFormat(@Nullable WireFormat format, Quirks quirks) {}
