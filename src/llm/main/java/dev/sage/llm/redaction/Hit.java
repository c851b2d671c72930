package dev.sage.llm.redaction;

import org.jspecify.annotations.Nullable;

/**
 * A secret in a text.
 *
 * @param name the rule that found it, such as {@code openai-key}
 * @param secret the value itself, decoded; null where the name is all that is shown
 */
@SuppressWarnings("ArrayRecordComponent") // lives no longer than the scan
record Hit(int from, int to, String name, byte @Nullable [] secret) {}
