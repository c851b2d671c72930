package dev.sage.llm.recording;

/**
 * A part of a recorded body and when it arrived. Immutable, thread-safe.
 *
 * @param offset bytes of the body before it
 * @param length its bytes
 * @param nanos when it was complete, after the first byte of the request was sent
 */
public record RecordedFrame(int offset, int length, long nanos) {}
