package dev.sage.llm.redaction;

/**
 * A secret in a text.
 *
 * @param name the rule that found it, such as {@code openai-key}
 * @param secret the value itself, decoded
 */
@SuppressWarnings("ArrayRecordComponent") // lives no longer than the scan
record Finding(int from, int to, String name, byte[] secret) {}
