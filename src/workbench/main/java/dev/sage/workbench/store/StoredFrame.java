package dev.sage.workbench.store;

/**
 * One frame of a stored call, without its bytes: {@link Store#bytes} loads those. Immutable,
 * thread-safe.
 *
 * @param sequence from 0 within the call
 * @param attempt from 1
 * @param nanos when it was complete, since the call's first request byte was sent
 * @param offset bytes of the attempt's body before it, as they arrived
 * @param length its bytes as they arrived
 * @param storedLength its bytes as they are stored: other than {@code length} where redaction made
 *     it shorter or longer
 * @param redacted whether redaction changed it
 * @param token whether it bore text, reasoning or a piece of a tool call
 * @param read the number of the network read that completed it: equal numbers arrived together; -1
 *     where nobody knows, as in most imported streams
 * @param type the event's name; {@code comment}, {@code body}
 */
public record StoredFrame(
    long sequence,
    int attempt,
    long nanos,
    long offset,
    int length,
    int storedLength,
    boolean redacted,
    boolean token,
    long read,
    String type) {}
