package dev.sage.llm;

import org.jspecify.annotations.Nullable;

/**
 * A model that a provider offers. Immutable, thread-safe.
 *
 * @param id the name as the provider takes it in a request
 * @param displayName a name for people, where the provider has one
 * @param contextWindow tokens, where the provider says
 */
public record ModelInfo(String id, @Nullable String displayName, @Nullable Long contextWindow) {}
