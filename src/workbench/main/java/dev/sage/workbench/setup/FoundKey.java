package dev.sage.workbench.setup;

import dev.sage.llm.secret.Secret;

/**
 * A key that another tool keeps, or a variable that other tools read. Immutable, thread-safe; never
 * prints the key.
 *
 * @param provider the provider it is for
 * @param name the variable or the entry
 * @param where the place in words, such as {@code environment} or {@code Cursor, server search}
 * @param key the key itself
 */
public record FoundKey(String provider, String name, String where, Secret key) {}
