package dev.sage.llm.provider;

import dev.sage.llm.transport.AttemptGuard;

/**
 * What a provider needs to know of the call around an attempt.
 *
 * @param requestId our id of the call
 * @param attempt from 1
 * @param streaming whether a stream is asked for
 * @param guard the attempt's timers and cancellation
 */
public record CallContext(String requestId, int attempt, boolean streaming, AttemptGuard guard) {}
