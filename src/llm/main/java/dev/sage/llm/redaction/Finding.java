package dev.sage.llm.redaction;

/**
 * Something that was taken out of a text.
 *
 * @param start where it began in the input, in UTF-16 units
 * @param end behind its last unit
 * @param kind what it is, such as {@code openai-key} or {@code email}
 * @param category what kind of thing that is
 * @param placeholder what stands in its place
 * @param at where the placeholder begins in the output, in UTF-16 units
 */
public record Finding(
    int start, int end, String kind, Category category, String placeholder, int at) {}
