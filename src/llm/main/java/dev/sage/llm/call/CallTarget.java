package dev.sage.llm.call;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Timeouts;
import dev.sage.llm.provider.Provider;

/**
 * Whom a call asks, and for what. Immutable.
 *
 * @param timeouts of each attempt
 */
public record CallTarget(Provider provider, ChatRequest request, Timeouts timeouts) {}
