package dev.sage.llm.cost;

import dev.sage.llm.Usage;
import dev.sage.llm.provider.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * How long the provider's cache keeps what was written to it. Anthropic's usage has the sum in
 * {@code cache_creation_input_tokens} and its parts in {@code cache_creation} ({@code
 * ephemeral_5m_input_tokens}, {@code ephemeral_1h_input_tokens}); an hour is dearer. Source: <a
 * href="https://platform.claude.com/docs/en/build-with-claude/prompt-caching">Prompt caching</a>.
 * Stateless.
 */
final class CacheLifetimes {

  private CacheLifetimes() {}

  /** Tokens that are kept for an hour, 0 where the provider tells none. */
  static long writtenForAnHour(Usage usage) {
    String raw = usage.raw();
    Long written = usage.cacheWrite();
    if (raw == null || written == null || written == 0) {
      return 0;
    }
    JsonNode tree = Json.tree(raw);
    Long hour =
        tree == null ? null : Json.count(tree.path("cache_creation"), "ephemeral_1h_input_tokens");
    return hour == null ? 0 : hour;
  }
}
