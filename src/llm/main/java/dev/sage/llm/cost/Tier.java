package dev.sage.llm.cost;

/**
 * Rates of a request with a long prompt: they hold for all of its tokens, not only for those above
 * the limit. Immutable, thread-safe.
 *
 * @param above the rates hold where the input has more tokens than this, cached ones counted
 * @param rates what tokens cost then
 */
public record Tier(long above, Rates rates) {}
