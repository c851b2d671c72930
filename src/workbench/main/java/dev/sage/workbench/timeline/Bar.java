package dev.sage.workbench.timeline;

import dev.sage.workbench.store.CallStatus;

/**
 * One call, as much of it as its bar shows. Immutable, thread-safe.
 *
 * @param number {@link dev.sage.workbench.store.StoredCall#number}
 * @param from when it began, microseconds since 1970 UTC
 * @param to when it ended; of a call that runs, or whose end nobody saw, {@code from}
 * @param firstToken when its first token came, or {@code to} where none did
 * @param depth the row inside its lane, from 0: calls that overlap are below each other
 */
public record Bar(
    long number,
    String id,
    long from,
    long firstToken,
    long to,
    CallStatus status,
    String provider,
    String model,
    int attempts,
    int toolCalls,
    int depth) {}
