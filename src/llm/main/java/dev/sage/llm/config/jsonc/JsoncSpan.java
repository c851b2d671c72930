package dev.sage.llm.config.jsonc;

/**
 * Where something stands in a text. Immutable, thread-safe.
 *
 * @param start offset of its first character, from 0, in UTF-16 units as {@link String#charAt}
 *     counts
 * @param end offset behind its last character
 * @param line the line that it begins in, from 1
 * @param column the column that it begins in, from 1
 */
public record JsoncSpan(int start, int end, int line, int column) {}
