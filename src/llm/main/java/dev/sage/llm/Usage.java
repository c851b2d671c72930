package dev.sage.llm;

import org.jspecify.annotations.Nullable;

/**
 * Tokens of one call as the provider counted them. Unknown is null, never 0. Immutable,
 * thread-safe.
 *
 * @param input all input tokens, cached ones included
 * @param cacheRead input tokens read from the provider's prompt cache, part of {@code input}
 * @param cacheWrite input tokens written to it, part of {@code input}
 * @param output all output tokens, reasoning included
 * @param reasoning reasoning tokens, part of {@code output}
 * @param raw the provider's own usage object as JSON text, or null where there was none
 */
public record Usage(
    @Nullable Long input,
    @Nullable Long cacheRead,
    @Nullable Long cacheWrite,
    @Nullable Long output,
    @Nullable Long reasoning,
    @Nullable String raw) {

  /** Nothing known. */
  public static final Usage UNKNOWN = new Usage(null, null, null, null, null, null);
}
